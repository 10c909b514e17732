"""Prints a line for each line of standard input, a JSON document: ok, or where it breaks the schema.

usage: validate.py SCHEMA [closed]     closed: members that the schema does not name are refused too
"""
import json
import sys

import jsonschema


def close(schema):
    if isinstance(schema, dict):
        if "properties" in schema:
            schema.setdefault("additionalProperties", False)
        for part in schema.values():
            close(part)
    elif isinstance(schema, list):
        for part in schema:
            close(part)


with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
if "closed" in sys.argv[2:]:
    close(schema)
kind = jsonschema.validators.validator_for(schema, default=jsonschema.Draft202012Validator)
kind.check_schema(schema)
validator = kind(schema)
for line in sys.stdin.buffer:
    error = next(validator.iter_errors(json.loads(line)), None)
    print("ok" if error is None else "/".join(str(step) for step in error.absolute_path) or "/")
