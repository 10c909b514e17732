import CSVBytes
import Exchange
import Model
import Reports
import Words

extension ImportFault {
  /// Why the row is refused, by its first example, and what would mend it.
  var words: (why: Text, remedy: Text?) {
    switch self {
    case .row(let fault): (fault.words, nil)
    case .nothingToKnowBy:
      (
        Text(en: "neither a tag nor a serial it could be known again by", zh: "既没有标签也没有可用于识别的序列号"),
        Text(
          en: "give it a tag in the file, or name another column with --key", zh: "请在文件中补上标签，或用 --key 指定其他列")
      )
    case .noCategory:
      (
        Text(en: "no category", zh: "没有类别"),
        Text(en: "of all of them:  --category KIND", zh: "统一指定：  --category 类别")
      )
    case .unknownCategory(let word):
      (
        Text(en: "no category is called '\(word)'", zh: "没有名为“\(word)”的类别"),
        Text(
          en: "say in a map what it is:  category: \(word) = laptop",
          zh: "在对照文件中写明：  category: \(word) = laptop")
      )
    case .badCode(let field, let word):
      (Text(en: "\(field.rawValue) cannot be '\(word)'", zh: "\(field.rawValue) 不能是“\(word)”"), nil)
    case .badDay(let field, let text):
      (
        Text(en: "'\(text)' is no day (\(field.rawValue))", zh: "“\(text)”不是日期（\(field.rawValue)）"),
        Text(
          en: "days are written 2026-11-23; others by --dates dmy or mdy",
          zh: "日期写作 2026-11-23；其他写法用 --dates dmy 或 mdy")
      )
    case .ambiguousDay(let field, let text):
      (
        Text(
          en: "'\(text)' could be two days (\(field.rawValue))", zh: "“\(text)”可能是两个日期（\(field.rawValue)）"),
        Text(
          en: "say which comes first:  --dates dmy, or --dates mdy", zh: "请说明顺序：  --dates dmy 或 --dates mdy")
      )
    case .badAmount(let text):
      (
        Text(en: "'\(text)' is no amount, or could be two", zh: "“\(text)”不是金额，或有两种读法"),
        Text(en: "write 1234.50", zh: "请写作 1234.50")
      )
    case .noCurrency:
      (
        Text(en: "an amount without a currency", zh: "金额没有币种"),
        Text(en: "of all of them:  --currency EUR", zh: "统一指定：  --currency CNY")
      )
    case .badMonths(let text):
      (Text(en: "'\(text)' is no number of months", zh: "“\(text)”不是月数"), nil)
    case .controlCharacters(let field):
      (Text(en: "control characters in \(field.rawValue)", zh: "\(field.rawValue) 中有控制字符"), nil)
    case .tooLong(let field):
      (Text(en: "\(field.rawValue) is too long", zh: "\(field.rawValue) 过长"), nil)
    case .twice(let name):
      (Text(en: "an earlier row is '\(name)' already", zh: "前面已有“\(name)”这一行"), nil)
    case .namesTwo(let tag):
      (
        Text(en: "the tag is \(tag.text)'s, the serial another's", zh: "标签属于 \(tag.text)，序列号属于另一资产"),
        Text(en: "look at both:  tagroll show \(tag.text)", zh: "请查看：  tagroll show \(tag.text)")
      )
    case .several(let name):
      (Text(en: "several assets bear '\(name)'", zh: "有多项资产使用“\(name)”"), nil)
    case .usedUp(let tag):
      (
        Text(en: "\(tag.text) was the tag of something that is void now", zh: "\(tag.text) 曾属于已作废的资产"),
        Text(en: "leave the cell empty and it gets a new one", zh: "留空该单元格即可分配新标签")
      )
    case .unknownPlace(let name):
      (
        Text(en: "no place is called '\(name)'", zh: "没有名为“\(name)”的地点"),
        Text(en: "add them:  --create places", zh: "新增地点：  --create places")
      )
    case .unknownPerson(let name):
      (
        Text(en: "nobody is called '\(name)'", zh: "没有名为“\(name)”的人员"),
        Text(en: "add them:  --create people", zh: "新增人员：  --create people")
      )
    case .ambiguousName(let name):
      (
        Text(en: "'\(name)' could be two", zh: "“\(name)”可能指两者"),
        Text(en: "give the log-in name", zh: "请给出登录名")
      )
    case .noLogin(let name):
      (
        Text(en: "'\(name)' has neither a log-in name nor a mail address", zh: "“\(name)”没有登录名或邮箱"),
        Text(
          en: "add them first:  tagroll person add LOGIN --name \"\(name)\"",
          zh: "请先新增：  tagroll person add 登录名 --name \"\(name)\"")
      )
    case .personLeft(let name): (Text(en: "'\(name)' has left", zh: "“\(name)”已离职"), nil)
    case .notHere(let status):
      (
        Text(en: "by its status '\(status)' it is not here any more", zh: "状态“\(status)”表示已不在库"),
        Text(
          en: "if it is here, say so in a map:  status: \(status) = here",
          zh: "若仍在，请在对照文件中写明：  status: \(status) = here")
      )
    case .otherHolder(let tag):
      (
        Text(en: "the roll knows another holder of \(tag.text)", zh: "账册上 \(tag.text) 的领用人与文件不同"),
        Text(en: "return it first:  tagroll return \(tag.text)", zh: "请先归还：  tagroll return \(tag.text)")
      )
    case .notAllowed(let tag, let stage):
      (
        Text(
          en: "\(tag.text) is \(stage.name.en) and cannot be changed so",
          zh: "\(tag.text) 处于“\(stage.name.zh)”，不能这样修改"),
        nil
      )
    case .cannotBeCleared(let field):
      (Text(en: "\(field.rawValue) cannot be taken away", zh: "\(field.rawValue) 不能清除"), nil)
    }
  }
}
