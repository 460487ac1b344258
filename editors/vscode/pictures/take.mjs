// Takes the pictures of the README and of the walk-through: npm run pictures
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { chord, open, options } from "../e2e/code.mjs";

const TEXT = `resource "aws_security_group" "orders" {
  name   = "sg-orders-\${var.environment}"
  vpc_id = var.vpc_id
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = aws_iam_role.orders.arn
  handler       = "index.handler"
  filename      = "orders.zip"
  runtime       = "nodejs99.x"
}
`;
const VARIABLES = `variable "environment" {
  type    = string
  default = "prod"
}

variable "vpc_id" {
  type = string
}

resource "aws_iam_role" "orders" {
  assume_role_policy = file("trust.json")
}
`;
const PLAIN = {
  "breadcrumbs.enabled": false,
  "editor.codeActionsOnSave": { "source.fixAll.tffix": "explicit" },
  "editor.fontSize": 15,
  "editor.minimap.enabled": false,
  "files.autoSave": "off",
  "problems.defaultViewMode": "list",
  "window.menuBarVisibility": "hidden",
  "workbench.activityBar.location": "hidden",
  "workbench.colorTheme": "Default Light Modern",
  "workbench.tips.enabled": false,
};

test("pictures", options, async (t) => {
  const fill = (folder) => {
    writeFileSync(join(folder, "main.tf"), TEXT);
    writeFileSync(join(folder, "variables.tf"), VARIABLES);
    writeFileSync(join(folder, "trust.json"), "{}");
  };
  mkdirSync("pictures", { recursive: true });
  const { page } = await open(t, fill, "main.tf", PLAIN);
  await page.setViewport({ width: 1000, height: 640 });
  await chord(page, "b"); // the side bar goes
  await page.keyboard.down("Shift");
  await chord(page, "m"); // the problems come
  await page.keyboard.up("Shift");
  await page.waitForSelector(".markers-panel .monaco-list-row");
  await take(page, "findings");

  await page.click(".monaco-editor .view-line");
  await chord(page, "g");
  await page.keyboard.type("11:22\n");
  await chord(page, ".");
  await page.waitForFunction(() => document.querySelector(".action-widget")?.getBoundingClientRect().x > 100);
  await take(page, "light-bulb");

  await page.keyboard.press("Escape");
  await chord(page, "g");
  await page.keyboard.type("1:1\n");
  await chord(page, "s");
  await page.waitForFunction(() => document.querySelector(".view-lines").textContent.includes("orders-sg"));
  await page.waitForFunction(() => document.querySelectorAll(".markers-panel .monaco-list-row").length === 2);
  await take(page, "saved");
});

// Write a picture, without what is empty at its end. Beyond the viewport menus close.
function take(page, name) {
  const clip = { x: 0, y: 0, width: 1000, height: 440 };
  return page.screenshot({ path: `pictures/${name}.png`, clip, captureBeyondViewport: false });
}
