// Fix on save in a real VS Code.
import { cpSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { becomes, chord, open, options } from "./code.mjs";

const platform = resolve(process.env.GOLDEN ?? "../../golden", "platform");

test("a file is fixed when it is saved", options, async (t) => {
  const fill = (folder) => cpSync(join(platform, "lib"), folder, { recursive: true });
  const { page, path } = await open(t, fill, "alb.tf", {
    "[terraform]": { "editor.codeActionsOnSave": { "source.fixAll.tffix": "explicit" } },
    "files.autoSave": "off",
  });
  await page.click(".monaco-editor .view-line");
  await chord(page, "End");
  await page.keyboard.type("# typed");
  await chord(page, "s");
  await becomes(path, readFileSync(join(platform, "after", "alb.tf"), "utf8") + "# typed");
});
