// A real VS Code with the extension, in a browser. Needs two programs that npm does not
// give as they are:
//
//   VSCODE_SERVER  the server-main.js of a VS Code server: of code-server (its package
//                  has it in lib/vscode/out), or of the server that Remote SSH installs
//   CHROMIUM       a Chromium; /usr/bin/chromium if not said
//
// and dist/tffix-*.vsix, which npm run package writes.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";

const server = process.env.VSCODE_SERVER;
const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";
const tffix = process.env.TFFIX ?? resolve("../../.venv/bin/tffix");
const lacking = [server, chromium, tffix].some((path) => !path || !existsSync(path));

export const options = { skip: lacking && "set VSCODE_SERVER, CHROMIUM and TFFIX", timeout: 400_000 };

// Give a page with a file of a folder open, as soon as the extension shows its findings.
// The folder is made by fill, and goes with the test.
export async function open(t, fill, name, settings) {
  const home = mkdtempSync(join(tmpdir(), "tffix-e2e-"));
  t.after(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));
  const folder = join(home, "lib");
  mkdirSync(folder);
  fill(folder);
  put(join(folder, ".vscode"), settings);
  put(join(home, "data", "data", "Machine"), { "tffix.path": tffix });
  const vsix = readdirSync("dist").find((file) => file.endsWith(".vsix"));
  const where = ["--server-data-dir", join(home, "data"), "--extensions-dir", join(home, "extensions")];
  const given = [server, "--accept-server-license-terms", "--without-connection-token", ...where];
  const installed = spawnSync(process.execPath, [...given, "--install-extension", resolve("dist", vsix)], {
    encoding: "utf8",
  });
  assert.match(installed.stdout, /successfully installed/);

  const port = await freePort();
  const running = spawn(
    process.execPath,
    [...given, "--disable-workspace-trust", "--host", "127.0.0.1", "--port", port],
    { stdio: "ignore" },
  );
  t.after(() => running.kill());
  await setTimeout(3000);

  const { default: puppeteer } = await import("puppeteer-core");
  const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox"] });
  t.after(() => browser.close());
  const page = await browser.newPage();
  page.setDefaultTimeout(150_000);
  await page.setViewport({ width: 1400, height: 900 });
  await page.goto(`http://127.0.0.1:${port}/?folder=${folder}`);
  const row = await page.waitForSelector(`.explorer-folders-view [aria-label="${name}"]`);
  await row.click({ count: 2 });
  await page.waitForSelector(".monaco-editor .squiggly-error");
  return { page, path: join(folder, name) };
}

export async function chord(page, key) {
  await page.keyboard.down("Control");
  await page.keyboard.press(key);
  await page.keyboard.up("Control");
}

// Fail unless a file has a text within half a minute.
export async function becomes(path, text) {
  for (let tries = 0; tries < 60 && readFileSync(path, "utf8") !== text; tries++) {
    await setTimeout(500);
  }
  assert.equal(readFileSync(path, "utf8"), text);
}

function put(folder, settings) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "settings.json"), JSON.stringify(settings));
}

function freePort() {
  return new Promise((found) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => found(String(port)));
    });
  });
}
