// Fix on save in a real VS Code, in a browser. Needs two programs that npm cannot give:
//
//   VSCODE_SERVER  the server-main.js of a VS Code server: of code-server, or of the
//                  server that Remote SSH installs
//   CHROMIUM       a Chromium; /usr/bin/chromium if not said
//
// and dist/tffix-*.vsix, which npm run package writes.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";

const server = process.env.VSCODE_SERVER;
const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";
const tffix = process.env.TFFIX ?? resolve("../../.venv/bin/tffix");
const platform = resolve("../../golden/platform");
const lacking = [server, chromium, tffix].some((path) => !path || !existsSync(path));

test(
  "a file is fixed when it is saved",
  { skip: lacking && "set VSCODE_SERVER, CHROMIUM and TFFIX", timeout: 240_000 },
  async (t) => {
    const home = mkdtempSync(join(tmpdir(), "tffix-e2e-"));
    t.after(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));
    const folder = join(home, "lib");
    cpSync(join(platform, "lib"), folder, { recursive: true });
    put(join(folder, ".vscode"), {
      "[terraform]": { "editor.codeActionsOnSave": { "source.fixAll.tffix": "explicit" } },
      "files.autoSave": "off",
    });
    put(join(home, "data", "data", "Machine"), { "tffix.path": tffix });
    const vsix = readdirSync("dist").find((name) => name.endsWith(".vsix"));
    const where = ["--server-data-dir", join(home, "data"), "--extensions-dir", join(home, "extensions")];
    const terms = ["--accept-server-license-terms", "--without-connection-token"];
    const installed = spawnSync(
      process.execPath,
      [server, ...terms, ...where, "--install-extension", resolve("dist", vsix)],
      { encoding: "utf8" },
    );
    assert.match(installed.stdout, /successfully installed/);

    const port = await freePort();
    const running = spawn(
      process.execPath,
      [server, ...terms, ...where, "--disable-workspace-trust", "--host", "127.0.0.1", "--port", port],
      { stdio: "ignore" },
    );
    t.after(() => running.kill());
    await setTimeout(3000);

    const { default: puppeteer } = await import("puppeteer-core");
    const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox"] });
    t.after(() => browser.close());
    const page = await browser.newPage();
    page.setDefaultTimeout(90_000);
    await page.setViewport({ width: 1400, height: 900 });
    await page.goto(`http://127.0.0.1:${port}/?folder=${folder}`);
    const row = await page.waitForSelector('.explorer-folders-view [aria-label="alb.tf"]');
    await row.click({ count: 2 });
    await page.waitForSelector(".monaco-editor .squiggly-error");

    await page.click(".monaco-editor .view-line");
    await chord(page, "End");
    await page.keyboard.type("# typed");
    await chord(page, "s");
    const path = join(folder, "alb.tf");
    const expected = readFileSync(join(platform, "after", "alb.tf"), "utf8") + "# typed";
    for (let tries = 0; tries < 60 && readFileSync(path, "utf8") !== expected; tries++) {
      await setTimeout(500);
    }
    assert.equal(readFileSync(path, "utf8"), expected);
  },
);

function put(folder, settings) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "settings.json"), JSON.stringify(settings));
}

async function chord(page, key) {
  await page.keyboard.down("Control");
  await page.keyboard.press(key);
  await page.keyboard.up("Control");
}

function freePort() {
  return new Promise((found) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => found(String(port)));
    });
  });
}
