class Tffix < Formula
  include Language::Python::Virtualenv

  desc "Auto-fixer for Terraform: finds what Terraform or AWS will refuse"
  homepage "https://github.com/tffix/tffix"
  url "@URL@"
  sha256 "@SHA256@"
  license "MIT"

  depends_on "rust" => :build # for libcst
  depends_on "libyaml"
  depends_on "python@3.13"

@RESOURCES@

  def install
    virtualenv_install_with_resources
    man1.install "docs/tffix.1"
    generate_completions_from_executable(bin/"tffix", "completion")
  end

  test do
    (testpath/"main.tf").write <<~HCL
      resource "aws_security_group" "web" {
        name = "sg-web"
      }
    HCL
    assert_match "reserved-name-prefix", shell_output("#{bin}/tffix --check main.tf", 1)
    system bin/"tffix", "--apply", "main.tf"
    assert_match "web-sg", (testpath/"main.tf").read
  end
end
