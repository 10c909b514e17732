import Words

/// `tagroll help exit-codes`
enum ExitCodes {
  static func lines(_ language: Language) -> [String] {
    ExitCode.allCases.map { code in
      let digits = "\(code.rawValue)"
      return String(repeating: " ", count: 3 - digits.utf8.count) + digits + "  " + meaning(code).in(language)
    }
  }

  private static func meaning(_ code: ExitCode) -> Text {
    switch code {
    case .done: Text(en: "done, or nothing to do", zh: "完成，或无事可做")
    case .failed: Text(en: "unexpected failure", zh: "意外失败")
    case .usage: Text(en: "wrong usage, or a question that could not be asked", zh: "用法错误，或无法询问")
    case .notFound: Text(en: "not found", zh: "未找到")
    case .ambiguous: Text(en: "a name that could mean several", zh: "名称不唯一")
    case .refused: Text(en: "refused by a rule, or there already", zh: "被规则拒绝，或已存在")
    case .notPermitted: Text(en: "not permitted for this role", zh: "角色无权操作")
    case .partial: Text(en: "done in part", zh: "部分完成")
    case .integrity: Text(en: "a ledger or backup does not verify", zh: "账本或备份未通过校验")
    case .busy: Text(en: "another program is writing: try again", zh: "其他程序正在写入，请重试")
    case .noRoll: Text(en: "no roll here: run init", zh: "没有账册：请先 init")
    case .newerRoll: Text(en: "the roll is from a newer version", zh: "账册来自更新的版本")
    case .declined: Text(en: "you said no", zh: "用户拒绝")
    case .interrupted: Text(en: "ended by Ctrl-C", zh: "被 Ctrl-C 中断")
    case .pipeClosed: Text(en: "the reader went away", zh: "读取方已关闭")
    }
  }
}
