"""All that ``tffix.api`` has, and where it is from."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from types import ModuleType

from tffix import prepared, suspicion
from tffix.api import (
    flat_names,
    held_values,
    meant_names,
    name_uses,
    other_shapes,
    shorter_names,
    told_values,
)
from tffix.api.context import Context, TreeContext
from tffix.api.held_values import held
from tffix.api.ruled import RuledValue, RuledValues
from tffix.api.subject_names import Name, Names
from tffix.aws.services import other_names
from tffix.aws.tables import Tables
from tffix.edit import Edit, Impact, Safety, line_edits
from tffix.errors import HclSyntaxError
from tffix.hcl import lexer, nodes, template_file
from tffix.hcl.file import File
from tffix.hcl.outline import Outline
from tffix.hcl.strings import quote, unescape
from tffix.hcl.walk import walk
from tffix.lazy_re import pattern
from tffix.python.tree import Imported, Tree
from tffix.rewrite import (
    conditions,
    group_rules,
    ignore_changes,
    merge,
    object_to_block,
    prefixes,
    refactoring,
    repetition,
    row_template,
    unwrap,
)
from tffix.rewrite.arns import by_arn
from tffix.rewrite.inputs import NewVariable, as_inputs, declare_variables
from tffix.rewrite.move import Move
from tffix.rewrite.outputs import declare_output
from tffix.rewrite.types import moved_by, rename_type
from tffix.rewrite.verbs import (
    STEP,
    add_arguments,
    add_items,
    argument_lines,
    body_lines,
    braced,
    comment_out,
    comments,
    cut,
    in_place,
    indent,
    insert_after,
    insert_before,
    item_lines,
    item_span,
    line_start,
    remove,
    remove_elements,
    rename_block,
    replace,
    replace_item,
    shares_line,
    step,
    wrap,
)
from tffix.rule.finding import Finding
from tffix.rule.fixer import fixer
from tffix.rule.subjects import (
    EVERY_AWS,
    Declaration,
    Declarations,
    Item,
    Items,
    Levels,
    Modules,
    Resource,
    Resources,
    Slip,
    SyntaxErrors,
    TestTrees,
)
from tffix.terraform import language, near_names, provisioners, sure_names, sure_values
from tffix.terraform.module import (
    environment_suffix,
    function_calls,
    graph,
    mentions,
    provider_names,
    references,
    static,
    test_files,
    variable_types,
)
from tffix.terraform.module.address import KEYS, address, this
from tffix.terraform.module.attribute_reads import attribute_reads
from tffix.terraform.module.declarations import Declared
from tffix.terraform.module.declarations import in_file as declared_in_file
from tffix.terraform.module.dependencies import depend, names
from tffix.terraform.module.element_keys import element_keys
from tffix.terraform.module.elements import element
from tffix.terraform.module.expressions import (
    alternatives,
    bare,
    is_null,
    is_reference,
    is_written_out,
    label_read,
    local_name,
    object_keys,
    plain_text,
    resolve,
    sensitive_variable,
    taken_apart,
    target,
)
from tffix.terraform.module.literals import Said, said
from tffix.terraform.module.meant import meant
from tffix.terraform.module.module import Module
from tffix.terraform.module.outputs import made_of
from tffix.terraform.module.passed import Passed, passed
from tffix.terraform.module.programs import Inserted, inserted
from tffix.terraform.module.readers import needed
from tffix.terraform.module.references import Reference, traversals
from tffix.terraform.module.refused import may_refuse, refused
from tffix.terraform.module.scope import evaluated, iterator, variables
from tffix.terraform.module.suspects import suspects
from tffix.terraform.module.written import all_written, bodies, ways, written
from tffix.terraform.near_names import near, perhaps
from tffix.terraform.provider import (
    attribute_path,
    object_values,
    schema_walk,
    value_types,
)
from tffix.terraform.provider.accepted import (
    bundled,
)
from tffix.terraform.provider.documentation import documentation_of
from tffix.terraform.provider.schema import (
    ONCE,
    AttributeSchema,
    BlockSchema,
    NestedBlock,
    Schemas,
)
from tffix.terraform.provider.schema_walk import (
    Level,
    levels,
    nested,
    requires,
)
from tffix.terraform.provider.type_names import META
from tffix.terraform.provider.type_words import in_words
from tffix.terraform.provider.versions import allowed as version_range
from tffix.terraform.values import string_prefixes
from tffix.terraform.values.signatures import signatures
from tffix.terraform.values.types import Type
from tffix.terraform.values.value import Value

__all__ = [
    "EVERY_AWS",
    "KEYS",
    "META",
    "ONCE",
    "STEP",
    "AttributeSchema",
    "BlockSchema",
    "Context",
    "Declaration",
    "Declarations",
    "Declared",
    "Edit",
    "File",
    "Finding",
    "HclSyntaxError",
    "Impact",
    "Imported",
    "Inserted",
    "Item",
    "Items",
    "Iterable",
    "Iterator",
    "Level",
    "Levels",
    "Module",
    "Modules",
    "Move",
    "Name",
    "Names",
    "NestedBlock",
    "NewVariable",
    "Outline",
    "Passed",
    "Reference",
    "Resource",
    "Resources",
    "RuledValue",
    "RuledValues",
    "Safety",
    "Said",
    "Schemas",
    "Slip",
    "SyntaxErrors",
    "Tables",
    "TestTrees",
    "Tree",
    "TreeContext",
    "Type",
    "Value",
    "add_arguments",
    "add_items",
    "address",
    "all_written",
    "alternatives",
    "argument_lines",
    "as_inputs",
    "attribute_path",
    "attribute_reads",
    "bare",
    "bodies",
    "body_lines",
    "braced",
    "bundled",
    "by_arn",
    "comment_out",
    "comments",
    "conditions",
    "cut",
    "declare_output",
    "declare_variables",
    "declared_in_file",
    "depend",
    "documentation_of",
    "element",
    "element_keys",
    "environment_suffix",
    "evaluated",
    "fixer",
    "flat_names",
    "function_calls",
    "graph",
    "group_rules",
    "held",
    "held_values",
    "ignore_changes",
    "in_place",
    "in_words",
    "indent",
    "insert_after",
    "insert_before",
    "inserted",
    "is_null",
    "is_reference",
    "is_written_out",
    "item_lines",
    "item_span",
    "iterator",
    "label_read",
    "language",
    "levels",
    "lexer",
    "line_edits",
    "line_start",
    "local_name",
    "made_of",
    "may_refuse",
    "meant",
    "meant_names",
    "mentions",
    "merge",
    "moved_by",
    "name_uses",
    "names",
    "near",
    "near_names",
    "needed",
    "nested",
    "nodes",
    "object_keys",
    "object_to_block",
    "object_values",
    "other_names",
    "other_shapes",
    "passed",
    "pattern",
    "perhaps",
    "plain_text",
    "prefixes",
    "provider_names",
    "provisioners",
    "quote",
    "refactoring",
    "references",
    "refused",
    "remove",
    "remove_elements",
    "rename_block",
    "rename_type",
    "repetition",
    "replace",
    "replace_item",
    "requires",
    "resolve",
    "row_template",
    "said",
    "schema_walk",
    "sensitive_variable",
    "shares_line",
    "shorter_names",
    "signatures",
    "static",
    "step",
    "string_prefixes",
    "sure_names",
    "sure_values",
    "suspects",
    "suspicion",
    "taken_apart",
    "target",
    "template_file",
    "test_files",
    "this",
    "told_values",
    "traversals",
    "unescape",
    "unwrap",
    "value_types",
    "variable_types",
    "variables",
    "version_range",
    "walk",
    "ways",
    "wrap",
    "written",
]


def prepare(folder: str) -> None:
    """Write where each name stands, as the imports above say."""
    with open(__file__, encoding="utf-8") as file:
        written = ast.parse(file.read()).body
    imports = [one for one in written if isinstance(one, ast.ImportFrom)]
    places = {
        name.asname or name.name: (str(one.module), name.name)
        for one in imports
        for name in one.names
    }
    modules = {
        name: (found.__name__, "")
        for name, found in globals().items()
        if isinstance(found, ModuleType)
    }
    found = places | modules
    prepared.write(folder, prepared.API, {name: found[name] for name in __all__})
