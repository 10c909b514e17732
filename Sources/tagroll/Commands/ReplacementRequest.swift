import CommandLineKit
import Lifecycle
import Model
import Reports
import ServiceDesk
import Store
import Words

extension Stage {
  /// Whether something else can come instead of what is in it.
  var canBeReplaced: Bool {
    switch self {
    case .planned, .ordered, .void, .disposed, .returnedToSupplier: false
    default: true
    }
  }
}

extension Call {
  /// Tells who asks or signs that something is replaced before it has served its years.
  func warnOfYears(_ old: Asset, in roll: Roll) throws {
    guard let years = old.yearsToServe(on: try effectiveDay(), under: try roll.policy()),
      toldYears.insert(old.id).inserted
    else { return }
    remark(
      Text(
        en: "\(old.tag.text) has not served the \(years) years that the policy wants of it.",
        zh: "\(old.tag.text) 未满制度规定的 \(years) 年使用年限。"))
  }

  func warnOfYears(replacedBy new: Asset, in roll: Roll) throws {
    guard new.stage == .planned, let id = new.replaces,
      let old = try roll.assets(meaning: .id(id.text)).first
    else { return }
    try warnOfYears(old, in: roll)
  }

  /// Tells who gives out something that it was asked for instead of another thing than this.
  ///
  /// - Parameter old: what it comes instead of now; `nil` where it comes instead of nothing.
  func warnOfWish(_ new: Asset, for old: Asset?, in roll: Roll) throws {
    guard new.stage == .inStock, let id = new.replaces, id != old?.id,
      let meant = try roll.assets(meaning: .id(id.text)).first,
      try roll.replacementsAsked(of: meant).contains(where: { $0.new.id == new.id })
    else { return }
    let (tag, old) = (new.tag.text, meant.tag.text)
    remark(
      Text(
        en: "\(tag) was asked for instead of \(old):  tagroll replace \(old) \(tag) --reason TEXT",
        zh: "\(tag) 是为替换 \(old) 申请的：  tagroll replace \(old) \(tag) --reason 原因"))
  }

  /// Tells who replaces something that another thing is asked for instead of it.
  func warnOfOtherWishes(for old: Asset, than new: Asset, in roll: Roll) throws {
    for wish in try roll.replacementsAsked(of: old) where wish.new.id != new.id {
      guard let purchase = wish.new.purchase.map({ PurchaseNumber($0).text }) else { continue }
      let (old, other) = (old.tag.text, wish.new.tag.text)
      remark(
        Text(
          en:
            "\(other) (\(purchase)) is asked for instead of \(old) as well:  tagroll order show \(purchase)",
          zh: "\(other)（\(purchase)）也是为替换 \(old) 申请的：  tagroll order show \(purchase)"))
    }
  }
}

extension Refusal {
  static func nothingToReplace(_ old: Asset) -> Refusal {
    Refusal(
      code: "request.nothing_to_replace", exit: .refused,
      message: Text(
        en: "\(old.tag.text) is \(old.stage.name.en): there is nothing to replace",
        zh: "\(old.tag.text) 的状态为“\(old.stage.name.zh)”，无可替换"),
      hints: [Text(en: "ask for one without --replaces", zh: "请不带 --replaces 申请")], reference: old.tag.text)
  }

  static func askedAlready(_ old: Tag, _ new: Asset) -> Refusal {
    let purchase = new.purchase.map { PurchaseNumber($0).text } ?? "?"
    return Refusal(
      code: "request.asked_already", exit: .refused,
      message: Text(
        en: "\(new.tag.text) (\(purchase)) is asked for instead of \(old.text) already",
        zh: "已申请 \(new.tag.text)（\(purchase)）替换 \(old.text)"),
      hints: [
        Text(en: "look at it:  tagroll order show \(purchase)", zh: "查看：  tagroll order show \(purchase)")
      ],
      reference: old.text)
  }

  static func countOfReplaced(_ number: Int) -> Refusal {
    Refusal(
      code: "request.count", exit: .usage,
      message: Text(
        en: "one is asked for each thing that is replaced: that is \(number)", zh: "每替换一件申请一件，应为 \(number) 件"),
      hints: [Text(en: "leave out --count", zh: "请去掉 --count")])
  }
}
