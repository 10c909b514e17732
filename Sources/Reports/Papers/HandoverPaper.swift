public import Model
public import Pages
import Store
import Words

extension HandoverReport {
  /// The slip to read and sign, as a paper.
  public func paper(to person: EntityID, _ assets: [Asset], on day: Day) throws -> Document {
    let paper = Paper(roll, language)
    let person = try paper.names.title(person) ?? ""
    let terms = self.terms.filter { !$0.isEmpty }.map { Document.Block.text(TerminalText($0)) }
    return paper.document(
      Text(en: "Hand-over slip", zh: "交接单"), on: day, resting: hashed,
      [paper.text(Text(en: "Handed over to \(person)", zh: "交接给 \(person)")), .table(things(assets))] + terms
        + [
          .signatures([
            TerminalText(paper.say(Text(en: "taken by", zh: "接收")) + "  \(person)"),
            TerminalText(paper.say(Text(en: "given out by", zh: "交出"))),
          ])
        ])
  }
}
