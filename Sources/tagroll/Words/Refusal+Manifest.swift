import Exchange
import Lifecycle
import Model
import Reports
import ServiceDesk
import Words

extension Refusal {
  /// - Parameter count: as it was typed.
  static func notAllBack(_ count: Int, _ tags: [Tag], _ number: Int64) -> Refusal {
    let name = ManifestNumber(number).text
    return Refusal(
      code: "manifest.not_all_back", exit: .refused,
      message: Text(
        en: "\(count) came back, and \(tags.count) left with \(name)",
        zh: "退回 \(count) 件，而 \(name) 出库 \(tags.count) 件"),
      hints: [
        Text(
          en: "what did not come back is lost first:  tagroll lost TAG --reason TEXT",
          zh: "没有回来的先挂失：  tagroll lost 标签 --reason 原因")
      ], reference: name, candidates: tags.map(\.text))
  }

  static func manifest(_ error: ManifestError) -> Refusal {
    switch error {
    case .unknown(let number):
      let name = number.map { ManifestNumber($0).text } ?? "?"
      return Refusal(
        code: "manifest.not_found", exit: .notFound,
        message: Text(en: "there is no manifest \(name)", zh: "没有移交单 \(name)"), hints: [seeAll],
        reference: name)
    case .unknownVendor(let id):
      return Refusal(
        code: "vendor.not_found", exit: .notFound,
        message: Text(en: "no vendor has the number \(id.text)", zh: "没有编号为 \(id.text) 的供应商"),
        hints: [Text(en: "see them all:  tagroll vendor list", zh: "查看全部：  tagroll vendor list")])
    case .wrongRoute(let route):
      return Refusal(
        code: "manifest.wrong_route", exit: .refused,
        message: Text(en: "no load leaves by '\(route)'", zh: "移交单不能采用“\(route)”方式"),
        hints: [
          Text(
            en: "what was leased goes back by:  tagroll dispose REF --method lease-return --to WHO --cert NO",
            zh: "租赁设备退还：  tagroll dispose 资产 --method lease-return --to 接收方 --cert 编号")
        ])
    case .left(let number, let day):
      return refused(
        "manifest.left", number,
        Text(
          en: "\(name(number)) left the house on \(day.text): nothing joins or leaves it any more",
          zh: "\(name(number)) 已于 \(day.text) 出库，不能再增减"), [look(number)])
    case .notReleased(let number):
      return refused(
        "manifest.not_released", number,
        Text(en: "\(name(number)) has not left the house", zh: "\(name(number)) 尚未出库"),
        [
          Text(
            en:
              "hand it over:  tagroll manifest release \(name(number)) --carrier WHO --vehicle NO --seal NO --weight KG --sign WHO --sign WHO",
            zh:
              "办理移交：  tagroll manifest release \(name(number)) --carrier 承运方 --vehicle 车号 --seal 封签 --weight 公斤 --sign 签字人 --sign 签字人"
          )
        ])
    case .ended(let number, let day):
      return refused(
        "manifest.ended", number,
        Text(
          en: "\(name(number)) is settled since \(day.text), and stays so",
          zh: "\(name(number)) 已于 \(day.text) 办结"), [look(number)])
    case .empty(let number):
      return refused(
        "manifest.empty", number, Text(en: "nothing is on \(name(number))", zh: "\(name(number)) 中没有资产"),
        [
          Text(
            en: "put things on it:  tagroll manifest add \(name(number)) TAG…",
            zh: "添加资产：  tagroll manifest add \(name(number)) 标签…")
        ])
    case .noPermit(_, let route, let ended): return noPermit(route, ended, vendor: nil)
    case .noDeed(let number):
      return refused(
        "manifest.no_deed", number,
        Text(
          en: "\(name(number)) goes to be used by somebody else: that takes a deed",
          zh: "\(name(number)) 将由他人继续使用：须有合同"),
        [Text(en: "add --deed NO", zh: "加上 --deed 编号")])
    case .untested(let tag):
      return Refusal(
        code: "manifest.untested", exit: .refused,
        message: Text(
          en: "somebody else shall use \(tag.text): it must be tried before, or it is waste",
          zh: "\(tag.text) 将由他人继续使用：须先做功能检测，否则视为废弃物"),
        hints: [
          Text(en: "try it, and add --tested TEXT", zh: "检测后加上 --tested 检测记录")
        ], reference: tag.text)
    case .signersSame(let number):
      return refused(
        "manifest.signers", number,
        Text(en: "two people sign \(name(number)) out", zh: "\(name(number)) 须由两人签字放行"),
        [Text(en: "add --sign WHO twice, with two names", zh: "用两个 --sign 写明两位签字人")])
    case .notCountersigned:
      return Refusal(
        code: "waiver.countersign", exit: .refused,
        message: Text(
          en: "live media leave on two words: yours, and that of an administrator who is not you",
          zh: "带有数据的介质出库须由您和另一位系统管理员共同签署"),
        hints: [
          Text(
            en: "see who that is:  tagroll person list", zh: "查看系统管理员：  tagroll person list")
        ])
    case .waiverUnfit(let tag):
      return Refusal(
        code: "waiver.unfit", exit: .refused,
        message: Text(
          en: "\(tag.text) has live media: it may go to be destroyed only, with the proof due in 30 days",
          zh: "\(tag.text) 的介质仍有数据：只能移交销毁，且证明须在 30 天内取得"),
        hints: [
          Text(
            en: "open a manifest with --route destroy, and give --cert-due within 30 days",
            zh: "请用 --route destroy 建立移交单，并用 --cert-due 写明 30 天内的日期")
        ], reference: tag.text)
    case .listedAlready(let tag, let number):
      return Refusal(
        code: "manifest.listed_already", exit: .refused,
        message: Text(
          en: "\(tag.text) is on \(name(number)) already", zh: "\(tag.text) 已列入 \(name(number))"),
        hints: [
          Text(
            en: "take it off there first:  tagroll manifest remove \(name(number)) \(tag.text)",
            zh: "请先移出：  tagroll manifest remove \(name(number)) \(tag.text)")
        ], reference: tag.text)
    case .otherLoad(let tag, let number):
      guard let number else {
        return Refusal(
          code: "manifest.not_listed", exit: .refused,
          message: Text(en: "\(tag.text) is on no manifest", zh: "\(tag.text) 不在任何移交单上"),
          hints: [Text(en: "look at it:  tagroll show \(tag.text)", zh: "查看：  tagroll show \(tag.text)")],
          reference: tag.text)
      }
      return Refusal(
        code: "manifest.other_load", exit: .refused,
        message: Text(
          en: "\(tag.text) goes with \(name(number)), and not alone", zh: "\(tag.text) 随 \(name(number)) 整批办理"
        ),
        hints: [
          Text(
            en: "before it leaves, take it off:  tagroll manifest remove \(name(number)) \(tag.text)",
            zh: "出库前可移出：  tagroll manifest remove \(name(number)) \(tag.text)"), look(number),
        ], reference: tag.text)
    case .unanswered(let tags):
      return Refusal(
        code: "manifest.unanswered", exit: .refused,
        message: Text(
          en: "nobody has answered for: \(tags.map(\.text).joined(separator: ", "))",
          zh: "尚无回执：\(tags.map(\.text).joined(separator: "、"))"),
        hints: [
          Text(
            en: "file their answer:  tagroll manifest receipt MANIFEST --serial SERIAL --cert NO",
            zh: "登记回执：  tagroll manifest receipt 移交单 --serial 序列号 --cert 编号"),
          Text(
            en: "what never arrived is lost:  tagroll lost TAG --reason TEXT",
            zh: "未到达的请挂失：  tagroll lost 标签 --reason 原因"),
        ], candidates: tags.map(\.text))
    case .wrongNumber(let says, let isNow):
      return broken(
        Text(
          en: "manifest \(name(says)) should be \(name(isNow))", zh: "移交单 \(name(says)) 的编号应为 \(name(isNow))")
      )
    case .wrongItems(let number, let says, let isNow):
      return broken(
        Text(
          en: "\(name(number)) says \(says) things and has \(isNow)",
          zh: "\(name(number)) 记 \(says) 件，实为 \(isNow) 件"))
    case .partly(let number):
      return broken(
        Text(
          en: "part of \(name(number)) went without the rest of it", zh: "\(name(number)) 只办理了一部分"))
    }
  }

  /// - Parameter vendor: its name, where somebody knows it.
  static func noPermit(_ route: DisposalMethod, _ ended: Day?, vendor: String?) -> Refusal {
    let who = vendor.map { Text(en: $0, zh: $0) } ?? Text(en: "whoever takes it", zh: "接收方")
    let until = ended.map { Text(en: ": the last one ended \($0.text)", zh: "：最近一份已于 \($0.text) 到期") }
    return Refusal(
      code: "vendor.no_permit", exit: .refused,
      message: Text(
        en:
          "\(who.en) has shown no paper that holds and lets it take this (\(route.rawValue))\(until?.en ?? "")",
        zh: "\(who.zh)没有可接收此类物品（\(route.name.zh)）的有效资质\(until?.zh ?? "")"),
      hints: [
        Text(
          en:
            "write down what they show:  tagroll vendor certify NAME --scheme r2 --number NO --until DATE",
          zh: "登记其资质：  tagroll vendor certify 名称 --scheme r2 --number 编号 --until 日期")
      ], reference: vendor)
  }

  /// Everything on a load that must not leave, each with why.
  static func loadBlocked(_ number: Int64, _ obstacles: [(asset: Asset, why: LifecycleError)]) -> Refusal {
    Refusal(
      code: "manifest.blocked", exit: .refused,
      message: Text(
        en: "\(obstacles.count) on \(name(number)) must not leave, so nothing of it does",
        zh: "\(name(number)) 中有 \(obstacles.count) 件不得出库，整批均不放行"),
      hints: obstacles.prefix(50).map { lifecycle($0.why).message } + [
        Text(
          en: "take one off:  tagroll manifest remove \(name(number)) TAG",
          zh: "移出其中一件：  tagroll manifest remove \(name(number)) 标签")
      ], reference: name(number))
  }

  static func notOnLoad(_ serials: [String], _ number: Int64) -> Refusal {
    Refusal(
      code: "manifest.unknown_serial", exit: .refused,
      message: Text(
        en:
          "not on \(name(number)), so nothing is written: \(serials.joined(separator: ", "))",
        zh: "以下不在 \(name(number)) 上，未写入任何内容：\(serials.joined(separator: "、"))"),
      hints: [
        Text(
          en: "ask who took the load what these are; nothing of ours has such a serial on it",
          zh: "请向接收方核实：本单上没有这些序列号"), look(number),
      ], reference: name(number), candidates: serials)
  }

  static func badManifestNumber(_ text: String) -> Refusal {
    Refusal(
      code: "manifest.bad_number", exit: .usage,
      message: Text(en: "'\(text)' is no number of a manifest", zh: "“\(text)”不是移交单编号"),
      hints: [Text(en: "write it as M-1", zh: "请写成 M-1"), seeAll], reference: text)
  }

  static func badWeight(_ text: String, option: String) -> Refusal {
    Refusal(
      code: "weight.bad", exit: .usage,
      message: Text(en: "--\(option) '\(text)' is no weight", zh: "--\(option) 的“\(text)”不是重量"),
      hints: [Text(en: "write kilograms: 12.5", zh: "请写公斤数，如 12.5")], reference: text)
  }

  static func badReceipt(_ path: String, _ failure: ReceiptCSV.Failure) -> Refusal {
    let message: Text
    let columns = ReceiptCSV.Column.allCases.map(\.rawValue)
    switch failure {
    case .csv(let error): return .csv(path, error)
    case .row(let line, let fault):
      message = Text(en: "line \(line): \(fault.words.en)", zh: "第 \(line) 行：\(fault.words.zh)")
    case .noSerialColumn:
      message = Text(en: "no column of the list is called serial", zh: "清单中没有名为 serial 的列")
    case .noSerial(let line): message = Text(en: "line \(line) has no serial", zh: "第 \(line) 行没有序列号")
    case .badCell(let line, let column, let text):
      let form = form(of: column)
      message = Text(
        en: "line \(line): \(column.rawValue) cannot be '\(text)': \(form.en)",
        zh: "第 \(line) 行：\(column.rawValue) 不能是“\(text)”：\(form.zh)")
    case .tooManyLines:
      message = Text(
        en: "the list has more than \(ReceiptCSV.mostLines) lines", zh: "清单超过 \(ReceiptCSV.mostLines) 行")
    }
    return Refusal(
      code: "receipt.bad_list", exit: .refused, message: message,
      hints: [
        Text(
          en:
            "the first line names the columns: serial, and of \(columns.joined(separator: ", ")) those that are there",
          zh: "首行为列名：serial，可另有 \(columns.joined(separator: "、"))")
      ])
  }

  private static func form(of column: ReceiptCSV.Column) -> Text {
    switch column {
    case .treatment:
      let known = Treatment.allCases.map(\.rawValue)
      return Text(
        en: "one of \(known.joined(separator: ", "))", zh: "须为 \(known.joined(separator: "、")) 之一")
    case .hazardous: return Text(en: "yes or no", zh: "须为 yes 或 no")
    case .weight: return Text(en: "kilograms, as in 12.5", zh: "须为公斤数，如 12.5")
    case .wasteCode:
      return Text(
        en: "six digits of the list of waste, as in 16 02 13*", zh: "须为欧盟废物名录六位代码，如 16 02 13*")
    case .country: return Text(en: "two letters of ISO 3166, as in CN", zh: "须为 ISO 3166 两位字母，如 CN")
    case .proceeds:
      return Text(en: "an amount and its currency, as in 120.00 CNY", zh: "须为金额和币种，如 120.00 CNY")
    case .certificate: return Text(en: "a number", zh: "须为编号")
    }
  }

  private static let seeAll = Text(
    en: "see them all:  tagroll manifest list", zh: "查看全部：  tagroll manifest list")

  private static func look(_ number: Int64) -> Text {
    Text(
      en: "look at it:  tagroll manifest show \(name(number))",
      zh: "查看：  tagroll manifest show \(name(number))")
  }

  private static func name(_ number: Int64) -> String { ManifestNumber(number).text }

  private static func refused(
    _ code: String, _ number: Int64, _ message: Text, _ hints: [Text]
  ) -> Refusal {
    Refusal(code: code, exit: .refused, message: message, hints: hints, reference: name(number))
  }

  private static func broken(_ message: Text) -> Refusal {
    Refusal(code: "manifest.wrong", exit: .refused, message: message, hints: [.fault])
  }
}
