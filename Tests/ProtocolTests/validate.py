#!/usr/bin/env python3
"""Validates what goes over the wire between the generated clients and the emulator.

Runs the emulator, a relay in front of it that records all bytes, and the tests that call every operation with both
transports. Then openapi-core compares each request and each response with the document that `speechgen openapi` prints.
`make validate-requests` builds what this needs.
"""

import argparse
import collections
import dataclasses
import json
import os
import pathlib
import re
import socket
import subprocess
import sys
import threading
import urllib.parse
import uuid

import jsonschema
import openapi_core
import openapi_core.datatypes
import openapi_core.exceptions
import openapi_core.templating.paths.finders
import openapi_spec_validator
import werkzeug.datastructures

FOLDER = pathlib.Path(__file__).resolve().parent

# Patterns of findings that are no mistakes. One that matches nothing is a finding.
EXPLAINED = {
    r"20.*Transcriptions_List: response: .*'timeToLiveHours' is a required property":
        "Only requests must have it, which OpenAPI cannot say. Transcriptions of older versions may have none.",
    r"v3.0 GetDatasets: response: .*/kind: 'OutputFormatting' is not one of":
        "v3.0 lists datasets of newer versions with their kinds, see the README of the emulator.",
}


# The messages of a connection


@dataclasses.dataclass
class Message:
    """A request or a response, as it was sent."""

    start: list[str]
    headers: werkzeug.datastructures.Headers
    body: bytes


def messages(data: bytes, without_body=lambda start: False):
    """Yields the messages in the bytes of one direction of a connection."""
    while data:
        head, separator, data = data.partition(b"\r\n\r\n")
        if not separator:
            raise ValueError("a message has no end of its head")
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = werkzeug.datastructures.Headers([tuple(line.split(": ", 1)) for line in lines])
        start = first.split(" ", 2)
        body = b""
        if without_body(start):
            pass
        elif headers.get("Transfer-Encoding", "").lower() == "chunked":
            while True:
                size, _, data = data.partition(b"\r\n")
                length = int(size.split(b";")[0], 16)
                body, data = body + data[:length], data[length + 2 :]
                if length == 0:
                    break
        else:
            length = int(headers.get("Content-Length", "0"))
            body, data = data[:length], data[length:]
            if len(body) != length:
                raise ValueError(f"a body has {len(body)} bytes, and {length} were announced")
        yield Message(start, headers, body)


class Relay:
    """Forwards connections to a port, and keeps the bytes of both directions."""

    def __init__(self, target: int):
        self.target = target
        self.connections: list[tuple[bytearray, bytearray]] = []
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port = self.server.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            client, _ = self.server.accept()
            service = socket.create_connection(("127.0.0.1", self.target))
            record = (bytearray(), bytearray())
            self.connections.append(record)
            for source, sink, log in ((client, service, record[0]), (service, client, record[1])):
                threading.Thread(target=self.forward, args=(source, sink, log), daemon=True).start()

    @staticmethod
    def forward(source, sink, log):
        try:
            while data := source.recv(65536):
                log += data
                sink.sendall(data)
            sink.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    def exchanges(self):
        """Yields each request with its response."""
        for sent, received in self.connections:
            requests = list(messages(bytes(sent)))
            bodiless = lambda start: start[1] in ("204", "304")
            responses = list(messages(bytes(received), bodiless))
            if len(requests) != len(responses):
                raise ValueError(f"there are {len(requests)} requests and {len(responses)} responses")
            yield from zip(requests, responses)


# The documents


class Request:
    """A request in the form that openapi-core takes."""

    def __init__(self, message: Message, base: str):
        target = urllib.parse.urlsplit(message.start[1])
        query = urllib.parse.parse_qsl(target.query, keep_blank_values=True, strict_parsing=bool(target.query))
        self.host_url = base
        self.path = target.path
        self.method = message.start[0].lower()
        self.content_type = message.headers.get("Content-Type", "")
        self.body = message.body
        self.parameters = openapi_core.datatypes.RequestParameters(
            query=werkzeug.datastructures.ImmutableMultiDict(query), header=message.headers
        )


class Response:
    """A response in the form that openapi-core takes."""

    def __init__(self, message: Message):
        self.status_code = int(message.start[1])
        self.headers = message.headers
        self.content_type = message.headers.get("Content-Type", "")
        self.data = message.body


def is_uuid(value):
    return not isinstance(value, str) or str(uuid.UUID(value)) == value.lower()


def is_uri(value):
    return not isinstance(value, str) or bool(urllib.parse.urlsplit(value).netloc)


def is_duration(value):
    pattern = r"P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?"
    return not isinstance(value, str) or re.fullmatch(pattern, value) is not None


def merge_patch(body: bytes, **_):
    """Reads a merge patch without its nulls: these are no values, and OpenAPI cannot describe them."""

    def values(value):
        if isinstance(value, dict):
            return {name: values(element) for name, element in value.items() if element is not None}
        return value

    return values(json.loads(body))


def merge_parts(schemas: dict):
    """Makes one object of each schema of several parts: none of the parts knows the properties of the others."""

    def merged(schema):
        if "$ref" in schema:
            return merged(schemas[schema["$ref"].split("/")[-1]])
        parts = [merged(part) for part in schema.get("allOf", [])] + [schema]
        properties = {name: value for part in parts for name, value in part.get("properties", {}).items()}
        required = sorted({name for part in parts for name in part.get("required", [])})
        return {"type": "object", "properties": properties} | ({"required": required} if required else {})

    for name, schema in schemas.items():
        if len(schema.get("allOf", [])) > 1:
            schemas[name] = {key: value for key, value in schema.items() if key != "allOf"} | merged(schema)


class Version:
    """The document of an api-version, and what was validated with it."""

    def __init__(self, name: str, document: dict, base: str):
        openapi_spec_validator.validate(document)
        server = document["servers"][0]
        self.path = server["url"].removeprefix("{endpoint}")
        self.name = name
        document["servers"] = [{"url": base + self.path}]
        self.operations = {
            operation["operationId"]: operation for item in document["paths"].values() for operation in item.values()
        }
        merge_parts(document["components"]["schemas"])
        config = openapi_core.Config(
            extra_format_validators={"uuid": is_uuid, "uri": is_uri, "duration": is_duration},
            extra_media_type_deserializers={"application/merge-patch+json": merge_patch},
            additional_properties_default_policy="forbid",
        )
        self.document = openapi_core.OpenAPI.from_dict(document, config=config)
        self.base = base

    def has(self, message: Message) -> bool:
        """Whether a request is one of this version."""
        target = urllib.parse.urlsplit(message.start[1])
        versions = urllib.parse.parse_qs(target.query).get("api-version")
        return target.path.startswith(self.path + "/") and (self.name in self.path or versions == [self.name])

    def findings(self, sent: Message, received: Message):
        """Returns the operation ID of an exchange, and what is wrong with it."""
        request, response = Request(sent, self.base), Response(received)
        try:
            operation = self.operation(request)
        except openapi_core.exceptions.OpenAPIError as error:
            return None, [f"request: {error}"]
        result = []
        for what, validate in (
            ("request", lambda: self.document.validate_request(request)),
            ("response", lambda: self.document.validate_response(request, response)),
        ):
            try:
                validate()
            except openapi_core.exceptions.OpenAPIError as error:
                result += [f"{what}: {text}" for text in reasons(error)]
        known = {
            parameter["name"] for parameter in self.operations[operation].get("parameters", []) if parameter["in"] == "query"
        }
        for name in request.parameters.query:
            if name not in known:
                result.append(f"request: there is no query parameter '{name}'")
        if "requestBody" not in self.operations[operation] and request.body:
            result.append("request: there should be no body")
        return operation, result

    def operation(self, request: Request) -> str:
        finder = openapi_core.templating.paths.finders.APICallPathFinder(self.document.spec)
        found = finder.find(request.method, request.host_url + request.path)
        return (found.operation / "operationId").read_str()


def reasons(error: Exception) -> list[str]:
    """What is wrong with the values, or else the error itself."""
    texts = []
    cause = error
    while cause is not None:
        for schema_error in getattr(cause, "schema_errors", ()):
            path = "/".join("*" if isinstance(key, int) else key for key in schema_error.absolute_path)
            texts.append(f"{path}: {schema_error.message}"[:200])
        cause = cause.__cause__
    return list(dict.fromkeys(texts)) or [str(error)[:200]]


# The run


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--speechgen", required=True, help="the program that prints the documents")
    parser.add_argument("--emulator", required=True, help="the program that serves")
    parser.add_argument("command", nargs="+", help="the command that runs the tests")
    arguments = parser.parse_args()

    schema = json.loads((FOLDER / "protocol-tests.schema.json").read_text("utf-8"))
    files = {
        file.stem: json.loads(file.read_text("utf-8"))
        for file in sorted(FOLDER.glob("*.json"))
        if not file.name.endswith(".schema.json")
    }
    for name, content in files.items():
        jsonschema.Draft202012Validator(schema).validate(content)
        print(f"{name}: {len(content['tests'])} tests conform to the schema")

    with subprocess.Popen(
        [arguments.emulator, "--pace", "instant", "--key", "emulator"], stdout=subprocess.PIPE, text=True
    ) as emulator:
        try:
            endpoint = [emulator.stdout.readline() for _ in range(3)][1].split()[-1]
            relay = Relay(urllib.parse.urlsplit(endpoint).port)
            base = f"http://127.0.0.1:{relay.port}"
            tests = subprocess.run(arguments.command, env=os.environ | {"EMULATOR_ENDPOINT": base})
        finally:
            emulator.terminate()

    versions = []
    for name in files:
        document = subprocess.run(
            [arguments.speechgen, "openapi", "--api-version", name], capture_output=True, check=True
        ).stdout
        versions.append(Version(name, json.loads(document), base))

    clients = collections.defaultdict(lambda: collections.defaultdict(collections.Counter))
    findings = collections.Counter()
    if tests.returncode != 0:
        findings["the tests failed"] += 1
    total = 0
    for request, response in relay.exchanges():
        if request.start[1].startswith("/emulator/"):
            continue
        total += 1
        version = next((version for version in versions if version.has(request)), None)
        if version is None:
            findings[f"request of no version: {' '.join(request.start)}"] += 1
            continue
        operation, problems = version.findings(request, response)
        # The name of the transport, without a version.
        client = re.split(r"[/ ]", request.headers.get("User-Agent", "none"))[0]
        clients[client][version.name][operation] += 1
        for problem in problems:
            findings[f"{version.name} {operation}: {problem}"] += 1

    for client, counts in clients.items():
        for version in versions:
            missing = set(version.operations) - set(counts[version.name])
            for operation in sorted(missing):
                findings[f"{version.name} {operation}: not called by {client}"] += 1
        operations = sum(len(operations) for operations in counts.values())
        requests = sum(sum(operations.values()) for operations in counts.values())
        print(f"{client}: {requests} requests of {operations} operations")
    explained = 0
    for pattern, why in EXPLAINED.items():
        matching = [finding for finding in findings if re.match(pattern, finding)]
        explained += len(matching)
        for finding in matching:
            print(f"{findings.pop(finding)} × {finding}: explained: {why}")
        if not matching:
            findings[f"'{pattern}' is explained, and does not occur"] += 1
    for finding, count in sorted(findings.items()):
        print(f"{count} × {finding}")
    print(f"{total} requests and responses validated, {len(findings)} findings, {explained} explained")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
