// What the light bulb offers in a real VS Code: candidates, an ignore, all fixes.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { becomes, chord, open, options } from "./code.mjs";

const TEXT = `resource "aws_lambda_function" "api" {
  function_name = "api"
  role          = "arn:aws:iam::123456789012:role/api"
  handler       = "index.handler"
  filename      = "api.zip"
  runtime       = "nodejs99.x"
}

resource "aws_security_group" "web" {
  name = "sg-web"
}

terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.0" }
  }
}
`;
const RUNTIME = TEXT.split("\n").findIndex((line) => line.includes("runtime")) + 1;

test("a finding has candidates, an ignore and a fix", options, async (t) => {
  const fill = (folder) => writeFileSync(join(folder, "main.tf"), TEXT);
  const { page, path } = await open(t, fill, "main.tf", { "files.autoSave": "off" });

  const offered = await actions(page, RUNTIME, 20);
  const candidates = offered.filter((title) => title.startsWith("Write "));
  assert.equal(candidates.length, 3, offered.join("\n"));
  await choose(page, candidates[0]);
  const written = TEXT.replace('"nodejs99.x"', candidates[0].replace("Write ", ""));
  await chord(page, "s");
  await becomes(path, written);

  await chord(page, "z");
  await actions(page, RUNTIME, 20);
  await choose(page, "Ignore invalid-enum-value here");
  await command(page, "tffix: Fix all");
  await page.waitForFunction(() => document.querySelector(".view-lines").textContent.includes("web-sg"));
  await chord(page, "s");
  const ignored = TEXT.replace("  runtime       =", "  # tffix:ignore[invalid-enum-value]\n  runtime =");
  await becomes(path, ignored.replace("sg-web", "web-sg"));
});

// Give the titles of what can be done at a place.
async function actions(page, line, column) {
  await page.click(".monaco-editor .view-line");
  await chord(page, "g");
  await page.keyboard.type(`${line}:${column}\n`);
  await chord(page, ".");
  await page.waitForSelector(".action-widget .action .title");
  return page.$$eval(".action-widget .action .title", (found) => found.map((one) => one.textContent));
}

async function choose(page, title) {
  for (const one of await page.$$(".action-widget .action")) {
    if ((await one.evaluate((node) => node.textContent)).includes(title)) {
      await one.click();
      await page.waitForSelector(".action-widget", { hidden: true });
      return;
    }
  }
  assert.fail(`nothing is called ${title}`);
}

async function command(page, title) {
  await page.keyboard.press("F1");
  await page.keyboard.type(title);
  await page.waitForSelector(`.quick-input-list .monaco-list-row.focused[aria-label*="${title}"]`);
  await page.keyboard.press("Enter");
}
