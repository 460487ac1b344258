"""How schemas are read from generated code, compared, and what follows from them."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

from tffix import aws
from tffix.aws.update import bundle, cdktf
from tffix.aws.update.changes import changes
from tffix.aws.update.older import older

if TYPE_CHECKING:
    from pathlib import Path

PROVIDER = """\
export interface ThingProviderConfig {
  /**
  * Where it is
  *
  * Docs at Terraform Registry: {@link https://example.org/docs#region ThingProvider#region}
  */
  readonly region: string;
  /**
  * Docs at Terraform Registry: {@link https://example.org/docs#accounts ThingProvider#accounts}
  */
  readonly accounts?: string[];
  /**
  * Docs at Terraform Registry: {@link https://example.org/docs#users ThingProvider#users}
  */
  readonly users?: string[];
  /**
  * Docs at Terraform Registry: {@link https://example.org/docs#alias ThingProvider#alias}
  */
  readonly alias?: string;
  /**
  * proxy block
  *
  * Docs at Terraform Registry: {@link https://example.org/docs#proxy ThingProvider#proxy}
  */
  readonly proxy?: ThingProviderProxy[] | cdktn.IResolvable;
}
export interface ThingProviderProxy {
  /**
  * Docs at Terraform Registry: {@link https://example.org/docs#from_env ThingProvider#from_env}
  */
  readonly fromEnv?: boolean | cdktn.IResolvable;
}

export class ThingProvider extends cdktn.TerraformProvider {
  public static readonly tfResourceType = "thing";
  public constructor(scope: Construct, id: string, config: ThingProviderConfig = {}) {
  }
  protected synthesizeHclAttributes(): { [name: string]: any } {
      accounts: {
        value: cdktn.listMapperHcl(cdktn.stringToHclTerraform, false)(this._accounts),
        isBlock: false,
        type: "set",
        storageClassType: "stringList",
      },
  }
}
"""  # noqa: E501, as the lines are generated
RESOURCE = """\
export interface ThingRuleConfig extends cdktn.TerraformEphemeralMetaArguments {
  /**
  * statement block
  */
  readonly statement?: ThingRuleStatement;
  /**
  * timeouts block
  */
  readonly timeouts?: ThingRuleTimeouts;
}
export interface ThingRuleStatement {
  /**
  * statement block
  */
  readonly statement?: ThingRuleStatement[];
}
export class ThingRuleStatementOutputReference extends cdktn.ComplexObject {
  // statement - computed: false, optional: true, required: false
  private _statement = new ThingRuleStatementList(this, "statement", false);
}
export class ThingRuleStatementList extends cdktn.ComplexList {
}
export interface ThingRuleTimeouts {
}
export class ThingRuleTimeoutsOutputReference extends cdktn.ComplexObject {
}
export class ThingRule extends cdktn.TerraformEphemeralResource {
  public static readonly tfResourceType = "thing_rule";
  public constructor(scope: Construct, id: string, config: ThingRuleConfig) {
  }
  // statement - computed: false, optional: false, required: true
  private _statement = new ThingRuleStatementOutputReference(this, "statement");
  // timeouts - computed: false, optional: true, required: false
  private _timeouts = new ThingRuleTimeoutsOutputReference(this, "timeouts");
}
"""


def package(folder: Path) -> Path:
    """Lay out a package as npm has it, with a provider and an ephemeral resource."""
    for name, source in (("provider", PROVIDER), ("ephemeral-rule", RESOURCE)):
        carried = json.dumps({"sourcesContent": [source]}).encode()
        encoded = base64.b64encode(carried).decode()
        module = folder / "lib" / name / "index.js"
        module.parent.mkdir(parents=True)
        module.write_text(f"//# sourceMappingURL=data:;base64,{encoded}", "utf-8")
    said = {"provider": {"name": "example.org/h/thing", "version": "1.2.3"}}
    folder.joinpath("package.json").write_text(json.dumps({"cdktf": said}), "utf-8")
    return folder


def test_the_block_of_a_provider_is_read(tmp_path: Path) -> None:
    found = cdktf.schemas(package(tmp_path))["provider_schemas"]
    assert cdktf.provider(tmp_path) == ("example.org/h/thing", "1.2.3")
    proxy = {"from_env": {"type": "bool", "optional": True}}
    assert found["thing"]["block"] == {
        "attributes": {
            "region": {"type": "string", "required": True},
            "accounts": {"type": ["set", "string"], "optional": True},
            "users": {"type": None, "optional": True},
        },
        "block_types": {
            "proxy": {
                "nesting_mode": "list",
                "block": {"attributes": proxy, "block_types": {}},
                "min_items": 0,
                "max_items": None,
            }
        },
    }


def test_code_that_repeats_itself_comes_to_an_end(tmp_path: Path) -> None:
    found = cdktf.schemas(package(tmp_path))["ephemeral_resource_schemas"]
    blocks = found["thing_rule"]["block"]["block_types"]
    statement = blocks["statement"]
    # old code does not tell lists from sets; only timeouts are neither
    assert (statement["nesting_mode"], blocks["timeouts"]["nesting_mode"]) == (
        "list",
        "single",
    )
    assert (statement["min_items"], statement["max_items"]) == (1, 1)
    inner = statement["block"]["block_types"]["statement"]
    assert inner["block"] is None


def schema(attributes: dict[str, Any], **blocks: Any) -> dict[str, Any]:
    block = {"attributes": attributes, "block_types": blocks}
    return {"resource_schemas": {"x_y": {"block": block}}}


def test_changes_are_told() -> None:
    text = {"type": "string", "optional": True}
    rule = {"nesting_mode": "list", "block": {"attributes": {"a": text}}}
    before = schema({"kept": text, "gone": text, "was": text, "seen": {"type": "bool"}})
    after = schema(
        {"kept": text | {"required": True}, "new": text, "must": {"required": True}},
        rule=rule,
        was=rule,
    )
    after["data_source_schemas"] = {"x_z": {"block": {}}}
    assert sorted(changes(before, after)) == [
        ("argument gone", "x_y.gone"),
        ("argument is block", "x_y.was"),
        ("new argument", "x_y.new"),
        ("new block", "x_y.rule"),
        ("new data source", "x_z"),
        ("new, and required", "x_y.must"),
        ("required", "x_y.kept"),
    ]
    assert ("resource type gone", "x_y") in list(changes(before, {}))
    assert list(changes(before, before)) == []


def test_facts_about_what_is_gone_are_marked() -> None:
    text, number = ({"type": kind, "optional": True} for kind in ("string", "number"))
    before = schema({"same": text, "gone": text, "other": text, "read": text})
    read = {"type": "string", "computed": True}
    after = schema({"same": text, "other": number, "read": read})
    paths = ("same", "gone", "gone.deeper", "other", "read")
    marks = {
        "gone": "gone",
        "gone.deeper": "gone",
        "other": "of another type",
        "read": "computed only",
    }
    facts: dict[str, dict[str, Any]] = {"x_y": {path: {} for path in paths}}
    assert older(facts, before, after) == {"x_y": marks}
    assert older({"x_y": [{"of": list(paths)}]}, before, after) == {"x_y": marks}


def test_the_marks_are_those_of_the_bundled_schemas() -> None:
    folder = aws.__path__[0]
    with open(f"{folder}/update/older.json", encoding="utf-8") as file:
        stored = json.load(file)["facts"]
    versions = bundle.read("aws")
    newest = versions[bundle.newest(versions)]
    for name, marks in stored.items():
        with open(f"{folder}/{name}", encoding="utf-8") as file:
            facts = json.load(file)["facts"]
        assert older(facts, versions["5.100.0"], newest) == marks, f"{name}: run derive"
        # all else of them is in the newest version as it was measured
        assert sum(map(len, marks.values())) < 0.1 * sum(map(len, facts.values()))
