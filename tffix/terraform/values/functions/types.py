"""Conversions of type."""

from __future__ import annotations

from tffix.terraform.values.convert import convert
from tffix.terraform.values.functions.declare import ANY, BOOL, NUMBER, STRING, function
from tffix.terraform.values.types import list_of, map_of, set_of
from tffix.terraform.values.value import Unsure, Value, concealed


@function(ANY, shallow=True, nulls=True)
def tostring(value: Value) -> Value:
    return convert(value, STRING)


@function(ANY, returns=NUMBER, shallow=True, nulls=True)
def tonumber(value: Value) -> Value:
    return convert(value, NUMBER)


@function(ANY, returns=BOOL, shallow=True, nulls=True)
def tobool(value: Value) -> Value:
    return convert(value, BOOL)


@function(ANY, returns=list_of(ANY), shallow=True, nulls=True)
def tolist(value: Value) -> Value:
    return convert(value, list_of(ANY))


@function(ANY, returns=set_of(ANY), shallow=True, nulls=True)
def toset(value: Value) -> Value:
    return convert(value, set_of(ANY))


@function(ANY, returns=map_of(ANY), shallow=True, nulls=True)
def tomap(value: Value) -> Value:
    return convert(value, map_of(ANY))


@function(ANY, returns=ANY, shallow=True, nulls=True)
def sensitive(value: Value) -> Value:
    return concealed(value)


@function(ANY, returns=ANY, shallow=True, nulls=True)
def nonsensitive(value: Value) -> Value:
    return value


@function(ANY, returns=ANY, nulls=True)
def ephemeralasnull(value: Value) -> Value:
    return value


@function(ANY, returns=BOOL, nulls=True)
def issensitive(value: Value) -> bool:
    if value.null:
        raise Unsure(BOOL)
    return False
