//! Whether a value has the form that a JSON Schema tells, for the keywords that schemars writes; any other is a fault, so that
//! none is passed over. The jsonschema crate would do it too, with thirty crates behind it that take a minute to build.

use serde_json::Value;

/// Why the value has not this form; nothing where it has.
pub fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    check(schema, schema, value, "", &mut faults);
    faults
}

fn check(root: &Value, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
    let Some(keywords) = schema.as_object() else {
        if *schema != Value::Bool(true) {
            faults.push(format!("{at}: is not allowed"));
        }
        return;
    };
    let fits = |schema: &Value| {
        let mut own = Vec::new();
        check(root, schema, value, at, &mut own);
        own.is_empty()
    };
    let empty = serde_json::Map::new();
    let object = value.as_object().unwrap_or(&empty);
    let properties = schema["properties"].as_object().unwrap_or(&empty);
    let begun = schema["prefixItems"].as_array().map_or(0, Vec::len);
    for (keyword, told) in keywords {
        let right = match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" | "default" => true,
            "$ref" => {
                let known = told.as_str().and_then(|path| root.pointer(path.trim_start_matches('#')));
                check(root, known.unwrap_or(&Value::Bool(false)), value, at, faults);
                true
            }
            "type" => told.as_array().map_or(std::slice::from_ref(told), Vec::as_slice).iter().any(|kind| is(kind, value)),
            "const" => told == value,
            "enum" => told.as_array().unwrap().contains(value),
            "anyOf" => told.as_array().unwrap().iter().any(fits),
            "oneOf" => told.as_array().unwrap().iter().filter(|one| fits(one)).count() == 1,
            "allOf" => told.as_array().unwrap().iter().all(fits),
            "required" => {
                told.as_array().unwrap().iter().all(|key| !value.is_object() || object.contains_key(key.as_str().unwrap()))
            }
            "properties" => {
                for (key, form) in properties.iter().filter(|(key, _)| object.contains_key(*key)) {
                    check(root, form, &object[key], &format!("{at}/{key}"), faults);
                }
                true
            }
            "additionalProperties" => {
                for (key, own) in object.iter().filter(|(key, _)| !properties.contains_key(*key)) {
                    check(root, told, own, &format!("{at}/{key}"), faults);
                }
                true
            }
            "prefixItems" | "items" => {
                let items = value.as_array().into_iter().flatten().enumerate();
                for (place, item) in items {
                    let form = if keyword == "items" { Some(told).filter(|_| place >= begun) } else { told.get(place) };
                    form.into_iter().for_each(|form| check(root, form, item, &format!("{at}/{place}"), faults));
                }
                true
            }
            "minItems" => value.as_array().is_none_or(|list| list.len() as u64 >= told.as_u64().unwrap()),
            "maxItems" => value.as_array().is_none_or(|list| list.len() as u64 <= told.as_u64().unwrap()),
            "uniqueItems" => {
                value.as_array().is_none_or(|list| list.iter().enumerate().all(|(at, one)| !list[..at].contains(one)))
            }
            "minimum" => value.as_f64().is_none_or(|number| number >= told.as_f64().unwrap()),
            "maximum" => value.as_f64().is_none_or(|number| number <= told.as_f64().unwrap()),
            // Widths of whole numbers, for whoever makes types out of the schema.
            "format" => ["uint", "uint8", "uint32", "uint64", "int64", "double", "float", "int8", "int16", "int32"]
                .iter()
                .any(|f| told == f),
            _ => false,
        };
        if !right {
            faults.push(format!("{at}: {value} against {keyword}: {told}"));
        }
    }
}

fn is(kind: &Value, value: &Value) -> bool {
    match kind.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("boolean") => value.is_boolean(),
        Some("null") => value.is_null(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("number") => value.is_number(),
        _ => false,
    }
}

#[test]
fn what_does_not_fit_is_found() {
    let schema = serde_json::json!({
        "$defs": { "Kind": { "oneOf": [{ "const": "a" }, { "const": "b", "type": "string" }] } },
        "type": "object", "required": ["kind"], "additionalProperties": false,
        "properties": {
            "kind": { "$ref": "#/$defs/Kind" },
            "span": { "type": "array", "items": { "type": "integer", "minimum": 0 }, "minItems": 2, "maxItems": 2 },
            "name": { "type": ["string", "null"] },
        },
    });
    let count = |value: Value| faults(&schema, &value).len();
    assert_eq!(count(serde_json::json!({ "kind": "a", "span": [0, 1], "name": null })), 0);
    for wrong in [
        r#"{}"#,
        r#"{"kind": "c"}"#,
        r#"{"kind": "a", "span": [0]}"#,
        r#"{"kind": "a", "span": [0, -1]}"#,
        r#"{"kind": "a", "name": 1}"#,
        r#"{"kind": "a", "more": 1}"#,
        "[]",
    ] {
        assert!(count(serde_json::from_str(wrong).unwrap()) > 0, "{wrong}");
    }
    assert_eq!(faults(&serde_json::json!({ "pattern": "x" }), &Value::Null).len(), 1, "a keyword that is not known is a fault");
}
