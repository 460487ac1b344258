"""The language server, as a process, asked by the editor of the tests."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_lsp
from golden_cases import GOLDEN
from invoke import BROKEN, CLEAN, FIXED_SG, SG
from language_client import FIX_ALL, QUICK_FIX, SERVER, Editor, only
from lsprotocol import types
from pygls.exceptions import JsonRpcRequestCancelled

pytestmark = pytest.mark.asyncio(loop_scope="module")

PLATFORM = GOLDEN / "platform"
TWO_FILES = GOLDEN / "duplicate_scaling_policy" / "two_files"


@pytest_lsp.fixture(  # type: ignore[untyped-decorator]
    scope="module", config=SERVER
)
async def editor(client: Editor) -> AsyncIterator[None]:
    await client.start()
    yield
    await client.shutdown_session()


def written(folder: Path, files: dict[str, str]) -> list[Path]:
    """Write files into a folder."""
    for name, text in files.items():
        (folder / name).write_bytes(text.encode())
    return [folder / name for name in files]


def copied(source: Path, folder: Path) -> list[Path]:
    """Copy the files of a folder; give them in the order of their names."""
    for path in source.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    return sorted(folder.iterdir())


async def test_says_what_it_can(editor: Editor) -> None:
    while not editor.registered:
        await editor.next()
    (watched,) = editor.registered
    assert watched.method == "workspace/didChangeWatchedFiles"
    options: Any = watched.register_options
    patterns = [watcher["globPattern"] for watcher in options["watchers"]]
    assert "**/*.tf" in patterns
    assert "**/tffix.toml" in patterns


async def test_shows_what_is_found(editor: Editor, tmp_path: Path) -> None:
    (path,) = written(tmp_path, {"main.tf": SG})
    editor.open(path)
    (found,) = await editor.shown(path)
    assert editor.marked(path, found) == '"sg-web"'
    assert found.code == "reserved-name-prefix"
    assert found.severity == types.DiagnosticSeverity.Error
    assert found.source == "tffix"
    assert found.code_description
    assert found.code_description.href.startswith("https://")
    assert found.message.startswith('name begins with "sg-"')


async def test_shows_what_is_found_while_typing(editor: Editor, tmp_path: Path) -> None:
    (path,) = written(tmp_path, {"main.tf": CLEAN})
    editor.open(path)
    assert await editor.codes(path) == []
    editor.type(path, CLEAN + SG)
    assert await editor.codes(path) == ["reserved-name-prefix"]
    editor.type(path, CLEAN + FIXED_SG)
    assert await editor.codes(path) == []


async def test_waits_until_nobody_types(editor: Editor, tmp_path: Path) -> None:
    (path,) = written(tmp_path, {"main.tf": CLEAN})
    editor.open(path)
    await editor.shown(path)
    versions: list[int | None] = []
    for number in range(10):
        editor.type(path, CLEAN + SG + f"# {number}\n")
    while not versions or versions[-1] != 11:
        await editor.next()
        versions.append(editor.published[path.as_uri()].version)
    assert versions == [11]


async def test_what_is_found_last_stays_while_the_text_is_broken(
    editor: Editor, tmp_path: Path
) -> None:
    (path,) = written(tmp_path, {"main.tf": SG})
    editor.open(path)
    (before,) = await editor.shown(path)
    editor.type(path, f'# one\nresource "aws_lb" "web" {{\n\n{SG}')
    (found,) = await editor.shown(path)
    assert editor.marked(path, found) == '"sg-web"'
    assert found.range.start.line == before.range.start.line + 3
    assert await editor.actions(path) == []
    # what has gone is not shown, and what is HCL again is judged as it is
    editor.type(path, 'resource "aws_security_group" "web" {\n  name = \n}\n')
    assert await editor.shown(path) == []
    editor.type(path, SG)
    assert await editor.shown(path) == [before]
    assert await editor.actions(path, FIX_ALL)


async def test_a_broken_file_does_not_hide_what_is_found_beside_it(
    editor: Editor, tmp_path: Path
) -> None:
    outputs, down, up = copied(TWO_FILES / "before", tmp_path)
    for path in (outputs, down, up):
        editor.open(path)
    assert await editor.codes(down) == ["duplicate-scaling-policy"]
    editor.type(outputs, 'output "policy" {\n  value = \n}\n')
    await editor.shown(outputs)
    assert await editor.codes(down) == ["duplicate-scaling-policy"]
    assert await editor.actions(down, FIX_ALL)
    editor.type(outputs, 'output "policy" {\n  value = aws_appautoscaling_policy.\n}\n')
    await editor.shown(outputs)
    assert await editor.codes(down) == ["duplicate-scaling-policy"]
    # the fix would have to look into the broken block
    assert await editor.actions(down, FIX_ALL, QUICK_FIX) == []


async def test_fixes_all_on_save(editor: Editor, tmp_path: Path) -> None:
    (path,) = written(tmp_path, {"main.tf": SG})
    editor.open(path)
    edit = await editor.fix(path)
    assert editor.text(path) == FIXED_SG
    # only what is wrong is replaced
    assert [change.new_text for change in only(edit)] == ["", "-sg"]
    assert {change.range.end.line for change in only(edit)} == {1}
    editor.save(path)
    assert await editor.fix(path) is None


@pytest.mark.parametrize("kind", ["source", "source.fixAll", FIX_ALL])
async def test_fix_all_is_given_where_it_is_asked_for(
    editor: Editor, tmp_path: Path, kind: str
) -> None:
    (path,) = written(tmp_path, {"main.tf": SG})
    editor.open(path)
    assert [a.kind for a in await editor.actions(path, kind)] == [FIX_ALL]
    assert await editor.actions(path, "source.fixAll.other", "refactor") == []


async def test_the_platform_becomes_what_the_command_line_makes_of_it(
    editor: Editor, tmp_path: Path
) -> None:
    paths = copied(PLATFORM / "lib", tmp_path)
    for path in paths:
        editor.open(path)
    for path in paths:
        await editor.fix(path)
    for path in paths:
        editor.save(path)
    after = {path.name: path.read_bytes() for path in (PLATFORM / "after").iterdir()}
    for path in paths:
        expected = after.get(path.name, (PLATFORM / "lib" / path.name).read_bytes())
        assert path.read_bytes() == expected, path.name


async def test_a_quick_fix_for_each_finding(editor: Editor, tmp_path: Path) -> None:
    twice = SG + SG.replace("web", "api")
    (path,) = written(tmp_path, {"main.tf": twice})
    editor.open(path)
    first, second = await editor.shown(path)
    assert len(await editor.actions(path, QUICK_FIX)) == 4
    fix, ignore = await editor.actions(path, QUICK_FIX, at=second.range)
    assert fix.is_preferred
    assert not ignore.is_preferred
    assert fix.diagnostics == ignore.diagnostics == (second,)
    assert fix.edit
    editor.apply(fix.edit)
    assert editor.text(path) == SG + FIXED_SG.replace("web", "api")
    assert await editor.shown(path) == [first]


async def test_unsafe_fixes_are_quick_fixes_only(
    editor: Editor, tmp_path: Path
) -> None:
    copied(PLATFORM / "lib", tmp_path)
    path = tmp_path / "appmesh.tf"
    path.write_bytes((PLATFORM / "after" / "appmesh.tf").read_bytes())
    written(tmp_path, {"tffix.toml": 'select = ["unsuffixed-namespace"]\n'})
    editor.open(path)
    (found,) = await editor.shown(path)
    assert found.code == "unsuffixed-namespace"
    assert found.severity == types.DiagnosticSeverity.Warning
    assert await editor.actions(path, FIX_ALL) == []
    fix, _ = await editor.actions(path, at=found.range)
    assert fix.kind == QUICK_FIX
    assert not fix.is_preferred
    assert fix.title.endswith("(unsafe: replaces a resource that is deployed)")
    assert fix.edit
    editor.apply(fix.edit)
    assert '"microservices-${var.environment_suffix}.local"' in editor.text(path)


async def test_ignores_a_finding_here(editor: Editor, tmp_path: Path) -> None:
    (path,) = written(tmp_path, {"main.tf": SG})
    editor.open(path)
    _, ignore = await editor.actions(path, QUICK_FIX)
    assert ignore.title == "Ignore reserved-name-prefix here"
    assert ignore.edit
    editor.apply(ignore.edit)
    line = "  # tffix:ignore[reserved-name-prefix]\n  name"
    assert editor.text(path) == SG.replace("  name", line)
    assert await editor.shown(path) == []
    # and a comment without use is shown as one, and fixed
    editor.type(path, editor.text(path).replace("sg-web", "web"))
    (found,) = await editor.shown(path)
    assert found.code == "unused-ignore"
    assert found.tags == (types.DiagnosticTag.Unnecessary,)
    await editor.fix(path)
    assert editor.text(path) == SG.replace("sg-web", "web")


async def test_ignores_a_block_that_does_not_begin_its_line(
    editor: Editor, tmp_path: Path
) -> None:
    text = '/* web */ resource "aws_security_group" "web" { name = "sg-web" }\n'
    (path,) = written(tmp_path, {"main.tf": text})
    editor.open(path)
    _, ignore = await editor.actions(path, QUICK_FIX)
    assert ignore.edit
    editor.apply(ignore.edit)
    assert editor.text(path) == f"# tffix:ignore[reserved-name-prefix]\n{text}"
    assert await editor.shown(path) == []


async def test_explains_a_finding(editor: Editor, tmp_path: Path) -> None:
    text = """\
resource "aws_lb_target_group" "services" {
  for_each = toset(["api", "notification-service"])
  name     = "tg-${each.key}-production-eu"
}
"""
    (path,) = written(tmp_path, {"main.tf": text})
    editor.open(path)
    (found,) = await editor.shown(path)
    params = types.HoverParams(
        types.TextDocumentIdentifier(path.as_uri()), found.range.start
    )
    hover = await editor.text_document_hover_async(params)
    assert hover
    assert hover.range == found.range
    assert isinstance(hover.contents, types.MarkupContent)
    said = hover.contents.value
    assert "**name-too-long** (fixed on save)" in said
    assert found.message in said
    assert "tg-notification-service-production-eu" in said
    assert "32" in said
    assert "```hcl" in said
    params.position = types.Position(0, 3)
    assert await editor.text_document_hover_async(params) is None


async def test_a_fix_of_two_files_where_both_are_open(
    editor: Editor, tmp_path: Path
) -> None:
    paths = copied(TWO_FILES / "before", tmp_path)
    for path in paths:
        editor.open(path)
    edit = await editor.fix(paths[1])
    assert edit
    assert edit.document_changes
    assert len(edit.document_changes) == 3
    for path in paths:
        assert (
            editor.text(path).encode() == (TWO_FILES / "after" / path.name).read_bytes()
        )


async def test_a_fix_of_two_files_of_which_one_is_closed(
    editor: Editor, tmp_path: Path
) -> None:
    paths = copied(TWO_FILES / "before", tmp_path)
    down = paths[1]
    editor.open(down)
    # saving a file changes no other behind the back of its user, but he may ask for it
    assert await editor.actions(down, FIX_ALL) == []
    fix, _ = await editor.actions(down, QUICK_FIX)
    assert fix.edit
    editor.apply(fix.edit)
    editor.save(down)
    for path in paths:
        assert path.read_bytes() == (TWO_FILES / "after" / path.name).read_bytes()


async def test_a_buffer_takes_the_place_of_its_file(
    editor: Editor, tmp_path: Path
) -> None:
    suffix = 'variable "suffix" {{\n  default = "{}"\n}}\n'
    name = (
        'resource "aws_lb" "web" {\n  name = "load-balancer-web-${var.suffix}"\n'
        '  subnets = ["subnet-1", "subnet-2"]\n}\n'
    )
    variables, main = written(
        tmp_path, {"variables.tf": suffix.format("x"), "main.tf": name}
    )
    editor.open(main)
    assert await editor.codes(main) == []
    editor.open(variables, suffix.format("a-very-long-suffix"))
    await editor.shown(variables)
    assert await editor.codes(main) == ["name-too-long"]
    editor.close(variables)
    await until(editor, main, [])


async def test_a_new_file_counts_before_it_is_saved(
    editor: Editor, tmp_path: Path
) -> None:
    path = tmp_path / "new" / "main.tf"
    editor.open(path, SG)
    assert await editor.codes(path) == ["reserved-name-prefix"]
    await editor.fix(path)
    assert editor.text(path) == FIXED_SG


async def until(editor: Editor, path: Path, codes: list[str]) -> None:
    """Wait until this is what is found in a buffer."""
    while await editor.codes(path) != codes:
        await editor.next()


async def test_files_that_change_on_disk_are_read_again(
    editor: Editor, tmp_path: Path
) -> None:
    (path,) = written(tmp_path, {"main.tf": SG})
    editor.open(path)
    assert await editor.codes(path) == ["reserved-name-prefix"]
    configuration = tmp_path / "tffix.toml"
    configuration.write_text('ignore = ["naming"]\n')
    _changed(editor, configuration)
    await until(editor, path, [])
    configuration.write_text('ignore = ["nothing-like-it"]\n')
    editor.messages.clear()
    _changed(editor, configuration)
    while not editor.messages:
        await editor.next()
    assert "nothing-like-it" in editor.messages[0].message
    assert await editor.actions(path) == []
    configuration.unlink()
    _changed(editor, configuration)
    await until(editor, path, ["reserved-name-prefix"])
    (tmp_path / ".tffix-baseline.json").write_text("{}")
    _changed(editor, tmp_path / ".tffix-baseline.json")
    while len(editor.messages) < 2:
        await editor.next()
    assert "baseline" in editor.messages[1].message


async def test_values_come_from_the_files_beside_a_module(
    editor: Editor, tmp_path: Path
) -> None:
    text = """\
variable "suffix" {
  type = string
}

resource "aws_lb" "web" {
  name    = "load-balancer-web-${var.suffix}"
  subnets = ["subnet-1", "subnet-2"]
}
"""
    path, values = written(
        tmp_path, {"main.tf": text, "terraform.tfvars": 'suffix = "x"\n'}
    )
    editor.open(path)
    assert await editor.codes(path) == []
    values.write_text('suffix = "a-very-long-suffix"\n')
    _changed(editor, values)
    await until(editor, path, ["name-too-long"])


async def test_callers_in_the_repository_say_what_a_module_is_given(
    editor: Editor, tmp_path: Path
) -> None:
    (tmp_path / ".git").mkdir()
    module = tmp_path / "modules" / "lb"
    module.mkdir(parents=True)
    call = 'module "lb" {\n  source = "./modules/lb"\n  suffix = "%s"\n}\n'
    (caller,) = written(tmp_path, {"main.tf": call % "a-very-long-suffix"})
    text = """\
variable "suffix" {
  type = string
}

resource "aws_lb" "web" {
  name    = "load-balancer-web-${var.suffix}"
  subnets = ["subnet-1", "subnet-2"]
}
"""
    (path,) = written(module, {"main.tf": text})
    editor.open(path)
    (found,) = await editor.shown(path)
    assert 'is "load-balancer-web-a-very-long-suffix"' in found.message
    caller.write_text(call % "x")
    _changed(editor, caller)
    await until(editor, path, [])


async def test_a_quick_fix_changes_a_file_of_variables(
    editor: Editor, tmp_path: Path
) -> None:
    text = SG.replace('"sg-web"', "var.name") + 'variable "name" {}\n'
    path, values = written(
        tmp_path, {"main.tf": text, "terraform.tfvars": 'name = "sg-web"\n'}
    )
    editor.open(path)
    (fix, _) = await editor.actions(path, QUICK_FIX)
    assert fix.edit
    editor.apply(fix.edit)
    assert values.read_text() == 'name = "web-sg"\n'
    _changed(editor, values)
    await until(editor, path, [])


def _changed(editor: Editor, path: Path) -> None:
    event = types.FileEvent(path.as_uri(), types.FileChangeType.Changed)
    params = types.DidChangeWatchedFilesParams([event])
    editor.workspace_did_change_watched_files(params)


async def test_the_user_of_the_editor_selects(editor: Editor, tmp_path: Path) -> None:
    (path,) = written(tmp_path, {"main.tf": SG})
    editor.open(path)
    assert await editor.codes(path) == ["reserved-name-prefix"]
    _configure(editor, {"tffix": {"ignore": ["reserved-name-prefix"]}})
    await until(editor, path, [])
    _configure(editor, {"tffix": {"syntaxErrors": True}})
    await until(editor, path, ["reserved-name-prefix"])
    editor.type(path, BROKEN)
    await until(editor, path, ["syntax-error"])
    editor.messages.clear()
    _configure(editor, {"tffix": {"select": "naming"}})
    while not editor.messages:
        await editor.next()
    assert "select and ignore are lists" in editor.messages[0].message
    _configure(editor, {"tffix": {}})
    await until(editor, path, [])


def _configure(editor: Editor, settings: object) -> None:
    params = types.DidChangeConfigurationParams(settings)
    editor.workspace_did_change_configuration(params)


async def test_excluded_and_other_files_are_left_alone(
    editor: Editor, tmp_path: Path
) -> None:
    paths = written(
        tmp_path, {"main.tf": SG, "notes.md": SG, "tffix.toml": 'exclude = ["main.tf"]'}
    )
    for path in paths[:2]:
        editor.open(path)
        assert await editor.actions(path) == []
    assert await editor.codes(paths[0]) == []


async def test_what_is_closed_is_not_shown(editor: Editor, tmp_path: Path) -> None:
    (path,) = written(tmp_path, {"main.tf": SG})
    editor.open(path)
    await editor.shown(path)
    editor.close(path)
    await editor.next()
    assert editor.published[path.as_uri()].diagnostics == ()


ODD = [
    pytest.param("# 😀🇦🇹\n", "", id="astral-characters-above"),
    pytest.param("", "😀🇦🇹", id="astral-characters-before-the-edit"),
    pytest.param("# one\x0ctwo\u2028three\x85four\n", "", id="no-line-ends"),
    pytest.param("", "e\u0301ü€-", id="characters-of-two-and-three-bytes"),
]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(("above", "within"), ODD)
async def test_odd_characters(
    editor: Editor, tmp_path: Path, above: str, within: str, newline: str
) -> None:
    name = f'/* {within} */ "sg-web"'
    text = (above + SG.replace('"sg-web"', name)).replace("\n", newline)
    (path,) = written(tmp_path, {"main.tf": text})
    editor.open(path)
    (found,) = await editor.shown(path)
    assert editor.marked(path, found) == '"sg-web"'
    await editor.fix(path)
    assert editor.text(path) == text.replace("sg-web", "web-sg")


async def test_a_document_of_5000_lines(editor: Editor, tmp_path: Path) -> None:
    text = (PLATFORM / "lib" / "networking.tf").read_text("utf-8").replace("sg-", "")
    while text.count("\n") < 5000:
        text += text.replace('" {', '_2" {')
    # the copies say what is no defect of names
    settings = {"tffix.toml": 'select = ["naming"]\n'}
    path, _ = written(tmp_path, {"main.tf": text + SG, **settings})
    editor.open(path)
    (found,) = await editor.shown(path)
    assert found.range.start.line > 5000
    await editor.fix(path)
    assert editor.text(path) == text + FIXED_SG


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs Linux")
async def test_a_cancelled_request_stops(editor: Editor, tmp_path: Path) -> None:
    block = 'resource "aws_security_group" "s{0}" {{\n  name = "sg-{0}"\n}}\n'
    text = "".join(block.format(number) for number in range(200))
    (path,) = written(tmp_path, {"main.tf": text})
    (other,) = written(tmp_path.parent, {"other.tf": SG})
    editor.open(other)
    await editor.shown(other)
    editor.open(path)
    asked = editor.protocol.send_request_async(  # type: ignore[no-untyped-call]
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionParams(
            types.TextDocumentIdentifier(path.as_uri()),
            types.Range(types.Position(0, 0), types.Position(9999, 0)),
            types.CodeActionContext([]),
        ),
        "slow",
    )
    waiting = asyncio.ensure_future(asked)
    await asyncio.sleep(0.1)
    editor.cancel_request(types.CancelParams("slow"))
    with pytest.raises(JsonRpcRequestCancelled):
        await waiting
    editor.close(path)
    before = editor.seconds()
    assert await editor.actions(other)
    after_cancelling = editor.seconds() - before
    editor.open(path)
    before = editor.seconds()
    assert await editor.actions(path)
    assert after_cancelling < (editor.seconds() - before) / 2


async def test_a_json_file_is_judged_and_left_alone(
    editor: Editor, tmp_path: Path
) -> None:
    text = '{"resource": {"aws_security_group": {"a": {"name": "sg-abc"}}}}\n'
    (path,) = written(tmp_path, {"main.tf.json": text})
    editor.open(path)
    (found,) = await editor.shown(path)
    assert found.code == "reserved-name-prefix"
    assert editor.marked(path, found) == '"sg-abc"'
    assert not await editor.actions(path)


async def test_what_is_wrong_beside_an_open_file_is_shown(
    editor: Editor, tmp_path: Path
) -> None:
    path, beside = written(tmp_path, {"main.tf": CLEAN, "group.tf": SG})
    uri = beside.as_uri()
    editor.open(path)
    while uri not in editor.published:
        await editor.next()
    (found,) = editor.published[uri].diagnostics
    assert found.code == "reserved-name-prefix"
    assert found.code_description
    assert found.code_description.href.endswith("rules/reserved-name-prefix.md")
    editor.open(beside)
    await until(editor, beside, ["reserved-name-prefix"])
    editor.close(beside)
    while len(editor.published[uri].diagnostics) != 1:
        await editor.next()
    editor.close(path)
    while editor.published[uri].diagnostics:
        await editor.next()


async def test_candidates_are_quick_fixes(editor: Editor, tmp_path: Path) -> None:
    text = (GOLDEN / "invalid_enum_value/of_many_the_nearest/before.tf").read_text()
    (path,) = written(tmp_path, {"main.tf": text})
    editor.open(path)
    found = await editor.shown(path)
    first = next(one for one in found if one.code == "invalid-enum-value")
    *candidates, ignore = await editor.actions(path, QUICK_FIX, at=first.range)
    assert [one.title for one in candidates] == [
        'Write "python3.13"',
        'Write "python3.12"',
        'Write "python3.11"',
    ]
    assert ignore.title == "Ignore invalid-enum-value here"
    assert candidates[0].edit
    editor.apply(candidates[0].edit)
    assert '= "python3.13"' in editor.text(path)
