public import JSONBytes
import Model
public import Store

/// Data that was lost, as programs read it.
public enum BreachJSON {
  public static func write(
    _ loss: DataLoss, _ roll: Roll, _ names: NameBook, into json: inout JSONWriter
  ) throws {
    let evidence = loss.event.evidence
    json.beginObject()
    AssetJSON.text("tag", loss.asset.tag.text, &json)
    AssetJSON.text("id", loss.asset.id.text, &json)
    json.name("event")
    json.integer(loss.event.sequence)
    AssetJSON.text("kind", loss.event.kind.rawValue, &json)
    if let part = loss.part {
      json.name("part")
      json.integer(Int64(part.number))
      AssetJSON.device("serial", part.serial, &json)
    }
    AssetJSON.text("data_state", evidence.code(.dataState), &json)
    if let isEncrypted = loss.isEncrypted {
      json.name("encrypted")
      json.bool(isEncrypted)
    }
    AssetJSON.text("remote_wipe", evidence.code(.remoteWipe), &json)
    if let holder = loss.holder {
      json.name("last_holder")
      AssetJSON.write(holder, into: &json)
    }
    AssetJSON.text("last_seen", evidence.day(.seen)?.text, &json)
    AssetJSON.text("lost_on", loss.event.on.text, &json)
    AssetJSON.text("noticed", loss.noticed.text, &json)
    AssetJSON.text("deadline", loss.deadline.text, &json)
    if let report = loss.report {
      AssetJSON.text("resolution", report.evidence.code(.resolution), &json)
      AssetJSON.text("reported", report.evidence.code(.reported), &json)
      for (name, digest) in [
        ("authority", report.evidence.secret(.authority)), ("reference", report.evidence.secret(.reference)),
        ("note", report.evidence.secret(.note)),
      ] {
        AssetJSON.text(name, try digest.flatMap { try roll.opened($0) }, &json)
      }
      AssetJSON.text("reported_by", try names.handle(report.actor), &json)
      json.name("report_event")
      json.integer(report.sequence)
    }
    json.endObject()
  }
}
