// What CDKTF writes, in a real VS Code.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { open, options } from "./code.mjs";

const TEXT = `{
  "resource": {
    "aws_security_group": {
      "web": { "name": "sg-web" }
    }
  }
}
`;

test("a JSON file has findings", options, async (t) => {
  const fill = (folder) => writeFileSync(join(folder, "cdk.tf.json"), TEXT);
  await open(t, fill, "cdk.tf.json", {});
});
