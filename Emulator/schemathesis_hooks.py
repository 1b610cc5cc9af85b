"""What schemathesis has to know about the emulator. check-schemathesis.sh uses this file."""

import json
import os
from urllib.parse import quote

import requests
import schemathesis
from schemathesis.core.parameters import ParameterLocation

ENDPOINT = os.environ["SPEECH_ENDPOINT"]
SERVICE = ENDPOINT + "/speechtotext"
# The query that all requests of a version have.
QUERY = json.loads(os.environ["SPEECH_QUERY"])
HEADERS = {"Ocp-Apim-Subscription-Key": os.environ["SPEECH_KEY"]}
NEWEST = {"api-version": "2025-10-15"}
LOCALES = requests.get(f"{SERVICE}/models/locales", params=NEWEST, headers=HEADERS).json()

# Codes of errors in requests that the document allows: what it cannot express, such as whether a reference leads to an
# entity of the right kind and locale. InvalidPayload is not one of them: types and limits are in the document.
DOCUMENTED = {
    "DeployingFailedModel", "EmptyAudioFile", "EmptyRequest", "FailedDataset", "InUseViolation", "InvalidAudioFormat",
    "InvalidBaseModel", "InvalidCallbackUri", "InvalidChannelSpecification", "InvalidChannels", "InvalidDataset",
    "InvalidModel", "InvalidPermissions", "InvalidPrerequisite", "InvalidProject", "InvalidRecordingsUri",
    "InvalidSourceAzureResourceId", "InvalidTimeToLive", "InvalidTranscription", "InvalidWebHookEventKind",
    "ModelMismatch", "OnlyOneOfUrlsOrContainerOrDataset", "UnsupportedDelta", "UnsupportedFilter",
}

# What only the service sets; the documents of the service do not say so in all versions.
READ_ONLY = {"deprecationDates", "error", "features", "links"}

D, H, M, S = "[0-9]{1,2}D", "[0-9]{1,2}H", "[0-9]{1,2}M", r"[0-9]{1,3}(\.[0-9]{1,3})?S"
DURATION = f"^P({D}|({D})?T({H}({M})?({S})?|{M}({S})?|{S}))$"

# What is stricter or milder than the document, as the README has it.


@schemathesis.hook
def before_load_schema(context, raw_schema):
    schemas = raw_schema["components"]["schemas"]
    if "CommitBlocksEntry" in schemas:
        schemas["CommitBlocksEntry"]["required"] = ["id"]
    for name, schema in schemas.items():
        if "properties" in schema or len(schema.get("allOf", [])) > 1:
            whole = merged(schema, schemas)
            if not whole["required"]:
                del whole["required"]
            schemas[name] = {"type": "object", "additionalProperties": False} | whole
    for schema in schemas.values():
        complete(schema)
    if "properties" in schemas.get("Project", {}).get("properties", {}):
        schemas["Project"]["properties"]["properties"]["readOnly"] = True
    for methods in raw_schema["paths"].values():
        for operation in methods.values():
            for content in operation.get("requestBody", {}).get("content", {}).values():
                if "properties" in content["schema"]:
                    complete_form(content, schemas)
            for parameter in operation.get("parameters", []):
                if parameter["schema"].get("type") == "integer":
                    parameter["schema"]["minimum"] = 0 if parameter["name"] == "skip" else 1
                if parameter["name"] == "skipToken":
                    parameter["schema"]["pattern"] = "^[0-9]{1,6}$"
                if parameter["name"] == "locale":
                    parameter["schema"]["enum"] = LOCALES


def merged(schema, schemas):
    """The properties of a schema and of its parts: a part cannot forbid the properties of the others."""
    result = {"properties": dict(schema.get("properties", {})), "required": list(schema.get("required", []))}
    for part in schema.get("allOf", []):
        inner = merged(schemas[part["$ref"].split("/")[-1]] if "$ref" in part else part, schemas)
        result["properties"] = inner["properties"] | result["properties"]
        result["required"] += inner["required"]
    return result


def complete(schema):
    """Says what the document leaves out, and allows null for what is optional."""
    for name, value in schema.get("properties", {}).items():
        if name == "locale":
            value["enum"] = LOCALES
        elif name in READ_ONLY:
            schema["properties"][name] = value | {"readOnly": True}
        elif name not in schema.get("required", []):
            value["nullable"] = True
        if name == "locales":
            value["items"]["enum"] = LOCALES
        # JSON Schema allows no fractions of seconds.
        if value.get("format") == "duration":
            del value["format"]
            value["pattern"] = DURATION


def complete_form(content, schemas):
    """Says what the parts of a form are."""
    content["schema"]["additionalProperties"] = False
    parts = content["schema"]["properties"]
    if "definition" in parts:
        parts["definition"] = {"$ref": "#/components/schemas/TranscribeDefinition"}
        content["encoding"] = {"definition": {"contentType": "application/json"}}
    if "data" in parts:
        content["schema"]["required"] += ["data"]
        parts["data"]["minLength"] = 1
        # The parts become the properties of a dataset.
        parts["displayName"]["minLength"] = schemas["Dataset"]["properties"]["displayName"].get("minLength", 0)
    values = {"locale": LOCALES, "kind": ["Language"], "customProperties": ['{"a": "b"}']}
    for name, values in (values | {"project": [existing_url("projects")]}).items():
        if name in parts:
            parts[name]["enum"] = values


# Entities that exist, so that operations find what they ask for.

SOURCE = "/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/a"
AUDIO = {"contentUrls": ["https://contoso.com/a.wav"], "properties": {"timeToLiveHours": 48}}
# Nothing listens there: random URLs of web hooks would be called.
HOOK = "http://127.0.0.1:9/hook"
# The identifier of a block, in Base64.
BLOCK = "MDAx"
existing = {}


def post(path, body):
    response = requests.post(f"{SERVICE}/{path}", params=NEWEST, headers=HEADERS, json=body)
    response.raise_for_status()
    return response.json()


def create(kind):
    """Creates an entity and returns its URL."""
    body = {"displayName": "sample", "locale": "en-US"}
    if kind == "models/base":
        listed = requests.get(f"{SERVICE}/models/base", params=NEWEST | {"filter": "locale eq 'en-US'"}, headers=HEADERS)
        return listed.json()["values"][0]["self"]
    if kind == "operations":
        authorization = post("models:authorizecopy", {"sourceResourceId": SOURCE})
        return post(f"models/{identifier(existing_url('models'))}:copy", authorization)["self"]
    if kind == "imported":
        return post("datasets", body | {"kind": "Language", "contentUrl": "https://contoso.com/a.txt"})["self"]
    if kind == "datasets":
        body |= {"kind": "Language"}
    if kind == "evaluations":
        body |= {name: {"self": existing_url("models/base")} for name in ("model1", "model2")}
        body |= {"dataset": {"self": existing_url("datasets")}}
    if kind == "endpoints":
        body |= {"properties": {"loggingEnabled": True}}
    if kind == "webhooks":
        body = {"displayName": "sample", "webUrl": HOOK, "events": {"ping": True}}
    if kind == "transcriptions":
        return post("transcriptions:submit", body | AUDIO)["self"]
    return post(kind, body)["self"]


def existing_url(kind):
    if kind not in existing:
        existing[kind] = create(kind)
    return existing[kind]


def identifier(url):
    return url.split("?")[0].split("/")[-1]


@schemathesis.hook
def before_call(context, case, kwargs):
    meta = case.meta
    if meta is None:
        return
    if not meta.is_negative_at(ParameterLocation.PATH):
        fill_path(case)
    if not meta.is_negative_at(ParameterLocation.QUERY) and "blockid" in (case.query or {}):
        case.query["blockid"] = BLOCK
    if not meta.is_negative_at(ParameterLocation.BODY) and isinstance(case.body, dict):
        if case.path.endswith(":copy"):
            case.body = post("models:authorizecopy", {"sourceResourceId": SOURCE})
        fill_body(case.body)
    if not meta.is_negative_at(ParameterLocation.BODY) and case.path.endswith("/blocks:commit"):
        url = f"{SERVICE}/datasets/{case.path_parameters['id']}/blocks"
        block = {"Content-Type": "application/octet-stream"}
        requests.put(url, params=NEWEST | {"blockid": BLOCK}, headers=HEADERS | block, data=b"data")
        case.body = [{"kind": "Latest", "id": BLOCK}]


def fill_path(case):
    values = case.path_parameters
    if values is None or "{" not in case.path:
        return
    kind = "models/base" if case.path.startswith("/models/base/") else case.path.split("/")[1].split(":")[0]
    # Blocks can be added only before they are committed.
    is_used_up = case.method.upper() == "DELETE" or "/blocks" in case.path
    if "id" in values:
        # Only data that has been imported has files.
        key = "imported" if case.path == "/datasets/{id}/files/{fileId}" else kind
        values["id"] = identifier(create(kind) if is_used_up else existing_url(key))
    if "locale" in values:
        values["locale"] = "en-US"
    for name in ("fileId", "logId"):
        if name in values:
            path = case.path.split("/{" + name)[0].format(**{k: quote(str(v)) for k, v in values.items()})
            listed = requests.get(case.operation.base_url + path, params=QUERY, headers=HEADERS).json()["values"]
            if listed:
                values[name] = identifier(listed[0]["self"])


def fill_body(body):
    """Makes what a body refers to exist."""
    references = {"project": "projects", "dataset": "datasets", "baseModel": "models/base"}
    references |= {name: "models/base" for name in ("model", "model1", "model2")}
    for name, kind in references.items():
        if isinstance(body.get(name), dict):
            body[name] = {"self": existing_url(kind)}
            if "model" in name.lower() and "locale" in body:
                body["locale"] = "en-US"
    if isinstance(body.get("datasets"), list):
        body["datasets"] = [{"self": existing_url("datasets")} for _ in body["datasets"]]
    if isinstance(body.get("webUrl"), str):
        body["webUrl"] = HOOK
    if isinstance(body.get("contentUrls"), list):
        for name in ("contentContainerUrl", "dataset"):
            body.pop(name, None)
    properties = body.get("properties")
    if isinstance(properties, dict) and isinstance(properties.get("timeToLiveHours"), int):
        properties["timeToLiveHours"] = 48
    if "sourceResourceId" in body:
        body["sourceResourceId"] = SOURCE


@schemathesis.hook
def filter_failure(context, failure, case, response):
    if type(failure).__name__ == "AcceptedNegativeData":
        # Nothing is wrong any more if an entity that exists has taken the place of what was wrong.
        return any(component.mode.is_negative for component in case.meta.components.values())
    if type(failure).__name__ != "RejectedPositiveData":
        return True
    if response.status_code != 400:
        return True
    # Versions that do not have a code leave it out; all have those of types and limits.
    inner = response.json().get("innerError", {})
    return "code" in inner and inner["code"] not in DOCUMENTED
