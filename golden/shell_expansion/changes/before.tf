variable "stage" {
  type = string
}

resource "aws_launch_template" "web" {
  user_data = base64encode(<<-EOT
    #!/bin/bash
    HOME_OF_APP="${APP_HOME:-/srv/app}" # a default
    for host in "${HOSTS[@]}"; do echo "${host%%.*} of ${#HOSTS[@]}"; done
    echo "${var.stage} ${STAGE^^} ${PATH//:/ } ${1:?missing}" "$${KEPT:-1}"
  EOT
  )
}

resource "aws_ssm_document" "run" {
  name          = "run"
  document_type = "Command"
  content = jsonencode({
    schemaVersion = "2.2"
    mainSteps = [{
      action = "aws:runShellScript"
      name   = "run"
      inputs = { runCommand = ["tar xf ${ARCHIVE##*/}", "echo ${VERSION:0:3}"] }
    }]
  })
}
