"""``tffix completion``: print what a shell needs to complete the command line.

The words come from the parsers of all commands and from the fixers: commands, options,
the values that an option can have, names of fixers and groups. All else is a file.
"""

from __future__ import annotations

import argparse

from tffix.cli import main, options
from tffix.engine import registry
from tffix.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_NAMES = ("select", "ignore", "names")

# bash takes files where none of our words fits; zsh has bash's commands for this
_BASH = """\
_tffix() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}}
  local command= values=
  if [ "$COMP_CWORD" -gt 1 ]; then
    case ${{COMP_WORDS[1]}} in
      {commands}) command=${{COMP_WORDS[1]}} ;;
    esac
  fi
  case "$command $before" in
{values}
    *)
      case "$word" in
        -*)
          case "$command" in
{options}
          esac ;;
        *)
          case "$command" in
{positional}
          esac ;;
      esac ;;
  esac
  COMPREPLY=( $(compgen -W "$values" -- "$word") )
  if [ "$COMP_CWORD" -eq 1 ]; then COMPREPLY+=( $(compgen -f -- "$word") ); fi
}}
complete -o default -o filenames -F _tffix tffix
"""
_ZSH = "autoload -U +X compinit bashcompinit && compinit && bashcompinit\n"


class _Option(NamedTuple):
    names: list[str]
    takes_value: bool
    values: list[str]
    help: str


class _Command(NamedTuple):
    options: list[_Option]
    positional: list[str]


def run(arguments: Sequence[str]) -> int:
    """Run the command; give the exit code."""
    shell = parser().parse_args(arguments).shell
    commands = {name: _command(each) for name, each in main.parsers().items()}
    print(_SHELLS[shell](commands), end="")
    return 0


def parser() -> argparse.ArgumentParser:
    """Give the parser of the command."""
    root = argparse.ArgumentParser(
        prog="tffix completion",
        description="Print what a shell needs to complete the command line.",
        epilog='bash, zsh: eval "$(tffix completion bash)"'
        "   fish: tffix completion fish | source",
        allow_abbrev=False,
    )
    root.add_argument("shell", choices=tuple(_SHELLS))
    return root


def _command(root: argparse.ArgumentParser) -> _Command:
    options = []
    positional: list[str] = []
    for action in root._actions:  # noqa: SLF001, argparse has no other way to its parts
        if action.help == argparse.SUPPRESS:
            continue
        values = [str(value) for value in action.choices or ()]
        if action.dest in _NAMES:
            values = _fixers_and_groups()
        if action.option_strings:
            takes = action.nargs not in (0, "?")
            names = list(action.option_strings)
            options.append(_Option(names, takes, values, action.help or ""))
        else:
            positional += values
    return _Command(options, positional)


def _fixers_and_groups() -> list[str]:
    options.here([])
    fixers = registry.fixers()
    groups = sorted({group for fixer in fixers for group in fixer.groups})
    return [*(fixer.name for fixer in fixers), *groups]


def _bash(commands: Mapping[str, _Command]) -> str:
    positional = {name: command.positional for name, command in commands.items()}
    positional[""] = [name for name in commands if name]
    known = "|".join(positional[""])
    return _BASH.format(
        commands=known,
        values="\n".join(_cases(commands)),
        options=_arms({n: _option_names(c) for n, c in commands.items()}),
        positional=_arms(positional),
    )


def _option_names(command: _Command) -> list[str]:
    return [name for option in command.options for name in option.names]


def _cases(commands: Mapping[str, _Command]) -> Iterator[str]:
    """Give an arm for each option that takes a value."""
    for name, command in commands.items():
        for option in command.options:
            if option.takes_value:
                heads = "|".join(f'"{name} {each}"' for each in option.names)
                yield f'    {heads}) values="{" ".join(option.values)}" ;;'


def _arms(words: Mapping[str, list[str]]) -> str:
    return "\n".join(
        f'            "{name}") values="{" ".join(values)}" ;;'
        for name, values in words.items()
        if values
    )


def _zsh(commands: Mapping[str, _Command]) -> str:
    return _ZSH + _bash(commands)


def _fish(commands: Mapping[str, _Command]) -> str:
    known = " ".join(name for name in commands if name)
    lines = []
    for name, command in commands.items():
        seen = f"__fish_seen_subcommand_from {name or known}"
        head = f"complete -c tffix -n '{seen if name else f'not {seen}'}'"
        if not name:
            for each in known.split():
                about = _quoted(main.COMMANDS[each][1])
                lines.append(f"{head} -a {each} -d {about}")
        if command.positional:
            lines.append(f"{head} -f -a '{' '.join(command.positional)}'")
        for option in command.options:
            flags = " ".join(
                f"-l {each[2:]}" if each.startswith("--") else f"-s {each[1:]}"
                for each in option.names
            )
            value = ""
            if option.takes_value:
                words = " ".join(option.values)
                value = f" -x -a '{words}'" if words else " -r"
            lines.append(f"{head} {flags}{value} -d {_quoted(option.help)}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    text = text.replace("%%", "%").replace("\\", "\\\\").replace("'", "\\'")
    return f"'{text}'"


_SHELLS = {"bash": _bash, "fish": _fish, "zsh": _zsh}
