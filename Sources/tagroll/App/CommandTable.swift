import CommandLineKit
import Words

/// Every command of the program, in the order its help shows them.
enum CommandTable {
  static let program = program(of: [
    CommandDetails.Section(Text(en: "START", zh: "开始"), [Init.spec, Scan.spec, Record.spec, Watch.spec]),
    CommandDetails.Section(
      Text(en: "BUY", zh: "采购"), [order, Receive.spec, label, Accept.spec, Reject.spec]),
    CommandDetails.Section(
      Text(en: "MOVE", zh: "流转"),
      [
        Register.spec, Assign.spec, Return.spec, Replace.spec, Migrate.spec, Move.spec, handover,
        Lost.spec,
        Found.spec, WriteOff.spec,
      ]),
    CommandDetails.Section(
      Text(en: "FIX", zh: "维护"),
      [Note.spec, Correct.spec, Undo.spec, Redo.spec, repair, warranty, stocktake, media, breach]),
    CommandDetails.Section(
      Text(en: "END", zh: "报废"),
      [
        Retire.spec, Appraise.spec, Approve.spec, Reinstate.spec, Sanitise.spec, Dispose.spec, manifest,
      ]),
    CommandDetails.Section(
      Text(en: "LOOK", zh: "查看"), [List.spec, Show.spec, History.spec, Diff.spec, Why.spec, part, desk]),
    CommandDetails.Section(
      Text(en: "RECORDS", zh: "资料"), [person, location, vendor, identity, conflict]),
    CommandDetails.Section(Text(en: "OUTPUT", zh: "输出"), [report, printing, export, importing]),
    CommandDetails.Section(
      Text(en: "SAFE", zh: "账本"), [ledger, checkpoint, backup, Restore.spec, policy, hold]),
    CommandDetails.Section(
      Text(en: "OTHER", zh: "其他"), [Help.spec, Completions.spec, Manual.spec, Complete.spec]),
  ])

  /// The same, of a line that begins with a command of one word with that command alone: making the rows of all of them
  /// brings a megabyte of the program into memory.
  static func program(for arguments: [String]) -> CommandSpec {
    guard let word = arguments.first, let spec = verb([word])?.spec else { return program }
    return program(of: [CommandDetails.Section(nil, [spec])])
  }

  private static func program(
    of sections: @autoclosure @escaping @Sendable () -> [CommandDetails.Section]
  ) -> CommandSpec {
    CommandSpec(
      "tagroll", zh: "在册",
      summary: Text(
        en: "Every piece of IT hardware, from its first scan to the recycler's receipt.",
        zh: "管理每一件 IT 硬件，从首次扫描到回收凭证。")
    ) {
      CommandDetails(
        examples: [
          CommandDetails.Example(
            "tagroll init --org \"Harbour School\"", Text(en: "make the roll", zh: "新建账册")),
          CommandDetails.Example(
            "sudo tagroll scan --json | tagroll register -", Text(en: "this machine onto it", zh: "登记本机")),
          CommandDetails.Example(
            "tagroll assign LT-00013 --to wang.lei", Text(en: "give it to somebody", zh: "办理领用")),
        ],
        options: Options.common,
        sections: sections(), runsAlone: true)
    }
  }

  /// The verb a command line names; `nil` for the program alone.
  static func verb(_ path: [String]) -> (any Verb.Type)? {
    switch path {
    case ["init"]: Init.self
    case ["scan"]: Scan.self
    case ["order", "request"]: OrderRequest.self
    case ["order", "approve"]: OrderApprove.self
    case ["order", "place"]: OrderPlace.self
    case ["order", "cancel"]: OrderCancel.self
    case ["order", "list"]: OrderList.self
    case ["order", "show"]: OrderShow.self
    case ["receive"]: Receive.self
    case ["accept"]: Accept.self
    case ["reject"]: Reject.self
    case ["record"]: Record.self
    case ["watch"]: Watch.self
    case ["register"]: Register.self
    case ["assign"]: Assign.self
    case ["return"]: Return.self
    case ["replace"]: Replace.self
    case ["migrate"]: Migrate.self
    case ["move"]: Move.self
    case ["label", "list"]: LabelList.self
    case ["label", "print"]: LabelPrint.self
    case ["label", "done"]: LabelDone.self
    case ["label", "actions"]: LabelActions.self
    case ["label", "calibrate"]: LabelCalibrate.self
    case ["handover", "open"]: HandoverOpen.self
    case ["handover", "ack"]: HandoverAck.self
    case ["handover", "list"]: HandoverList.self
    case ["note"]: Note.self
    case ["stocktake", "start"]: StocktakeStart.self
    case ["stocktake", "scan"]: StocktakeScan.self
    case ["stocktake", "status"]: StocktakeStatus.self
    case ["stocktake", "list"]: StocktakeList.self
    case ["stocktake", "sign"]: StocktakeSign.self
    case ["stocktake", "close"]: StocktakeClose.self
    case ["stocktake", "apply"]: StocktakeApply.self
    case ["stocktake", "review"]: StocktakeReview.self
    case ["correct"]: Correct.self
    case ["undo"]: Undo.self
    case ["redo"]: Redo.self
    case ["repair", "start"]: RepairStart.self
    case ["repair", "diagnose"]: RepairDiagnose.self
    case ["repair", "wait"]: RepairWaitFor.self
    case ["repair", "resume"]: RepairResume.self
    case ["repair", "part"]: RepairPart.self
    case ["repair", "send"]: RepairSend.self
    case ["repair", "back"]: RepairBack.self
    case ["repair", "swap"]: RepairSwap.self
    case ["repair", "done"]: RepairDone.self
    case ["repair", "cancel"]: RepairCancel.self
    case ["repair", "list"]: RepairList.self
    case ["repair", "show"]: RepairShow.self
    case ["warranty", "set"]: WarrantySet.self
    case ["retire"]: Retire.self
    case ["appraise"]: Appraise.self
    case ["approve"]: Approve.self
    case ["sanitise"]: Sanitise.self
    case ["dispose"]: Dispose.self
    case ["reinstate"]: Reinstate.self
    case ["lost"]: Lost.self
    case ["found"]: Found.self
    case ["breach", "report"]: BreachFiled.self
    case ["report", "breaches"]: ReportBreaches.self
    case ["write-off"]: WriteOff.self
    case ["hold", "place"]: HoldPlace.self
    case ["hold", "lift"]: HoldLift.self
    case ["media", "list"]: MediaList.self
    case ["media", "lost"]: MediaLost.self
    case ["manifest", "open"]: ManifestOpen.self
    case ["manifest", "add"]: ManifestAdd.self
    case ["manifest", "remove"]: ManifestRemove.self
    case ["manifest", "release"]: ManifestRelease.self
    case ["manifest", "receipt"]: ManifestReceipt.self
    case ["manifest", "close"]: ManifestClose.self
    case ["manifest", "refuse"]: ManifestRefuse.self
    case ["manifest", "list"]: ManifestList.self
    case ["manifest", "show"]: ManifestShow.self
    case ["vendor", "add"]: VendorAdd.self
    case ["vendor", "certify"]: VendorCertify.self
    case ["vendor", "list"]: VendorList.self
    case ["vendor", "show"]: VendorShow.self
    case ["list"]: List.self
    case ["show"]: Show.self
    case ["history"]: History.self
    case ["diff"]: Diff.self
    case ["why"]: Why.self
    case ["part", "show"]: PartShow.self
    case ["part", "history"]: PartHistory.self
    case ["desk", "confirm"]: DeskConfirm.self
    case ["conflict", "list"]: ConflictList.self
    case ["conflict", "show"]: ConflictShow.self
    case ["conflict", "resolve"]: ConflictResolve.self
    case ["conflict", "reopen"]: ConflictReopen.self
    case ["identity", "replay"]: IdentityReplay.self
    case ["person", "add"]: PersonAdd.self
    case ["person", "list"]: PersonList.self
    case ["person", "import", "csv"]: PersonImport.self
    case ["person", "role", "add"]: PersonRoleAdd.self
    case ["person", "role", "remove"]: PersonRoleRemove.self
    case ["person", "offboard"]: PersonOffboard.self
    case ["person", "leave"]: PersonLeave.self
    case ["person", "rejoin"]: PersonRejoin.self
    case ["person", "alias"]: PersonAlias.self
    case ["person", "erase"]: PersonErase.self
    case ["location", "add"]: LocationAdd.self
    case ["location", "list"]: LocationList.self
    case ["report", "loans"]: ReportLoans.self
    case ["report", "custody"]: ReportCustody.self
    case ["report", "warranty"]: ReportWarranty.self
    case ["report", "stocktake"]: ReportStocktake.self
    case ["report", "refusals"]: ReportRefusals.self
    case ["report", "leavers"]: ReportLeavers.self
    case ["report", "twins"]: ReportTwins.self
    case ["report", "repairs"]: ReportRepairs.self
    case ["report", "unmatched-media"]: ReportUnmatchedMedia.self
    case ["report", "stripped"]: ReportStripped.self
    case ["report", "harvest"]: ReportHarvest.self
    case ["report", "desks"]: ReportDesks.self
    case ["report", "disposal"]: ReportDisposal.self
    case ["report", "stock"]: ReportStock.self
    case ["report", "holders"]: ReportHolders.self
    case ["report", "value"]: ReportValue.self
    case ["report", "age"]: ReportAge.self
    case ["report", "cost"]: ReportCost.self
    case ["report", "journal"]: ReportJournal.self
    case ["report", "replacements"]: ReportReplacements.self
    case ["report", "waste"]: ReportWaste.self
    case ["report", "exceptions"]: ReportExceptions.self
    case ["report", "single-control"]: ReportSingleControl.self
    case ["print", "card"]: PrintCard.self
    case ["print", "handover"]: PrintHandover.self
    case ["print", "stocktake"]: PrintStocktake.self
    case ["print", "certificate"]: PrintCertificate.self
    case ["print", "disposal"]: PrintDisposal.self
    case ["print", "repair"]: PrintRepair.self
    case ["print", "warranty"]: PrintWarranty.self
    case ["print", "report"]: PrintReport.self
    case ["export", "csv"]: ExportCSV.self
    case ["export", "json"]: ExportJSON.self
    case ["export", "ndjson"]: ExportNDJSON.self
    case ["export", "xlsx"]: ExportWorkbook.self
    case ["export", "snipe-it"]: ExportSnipe.self
    case ["export", "glpi"]: ExportGLPI.self
    case ["export", "cyclonedx"]: ExportCycloneDX.self
    case ["export", "ical"]: ExportCalendar.self
    case ["export", "prometheus"]: ExportPrometheus.self
    case ["import", "csv"]: ImportCSV.self
    case ["import", "undo"]: ImportUndo.self
    case ["export", "audit-pack"]: ExportAuditPack.self
    case ["ledger", "verify"]: LedgerVerify.self
    case ["ledger", "log"]: LedgerLog.self
    case ["ledger", "head"]: LedgerHead.self
    case ["ledger", "rebuild"]: LedgerRebuild.self
    case ["checkpoint", "list"]: CheckpointList.self
    case ["checkpoint", "cosign"]: CheckpointCosign.self
    case ["checkpoint", "import"]: CheckpointImport.self
    case ["backup", "create"]: BackupCreate.self
    case ["backup", "list"]: BackupList.self
    case ["backup", "verify"]: BackupVerify.self
    case ["backup", "drill"]: BackupDrill.self
    case ["restore"]: Restore.self
    case ["policy", "show"]: PolicyShow.self
    case ["policy", "check"]: PolicyCheck.self
    case ["policy", "set"]: PolicySet.self
    case ["help"]: Help.self
    case ["completions"]: Completions.self
    case ["manual"]: Manual.self
    case ["__complete"]: Complete.self
    default: nil
    }
  }

  private static let label = group(
    "label", "标签", Text(en: "Labels, and which things have none yet.", zh: "资产标签。"),
    [LabelList.spec, LabelPrint.spec, LabelDone.spec, LabelActions.spec, LabelCalibrate.spec])
  private static let handover = group(
    "handover", "交接", Text(en: "What people say they have.", zh: "领用交接确认。"),
    [HandoverOpen.spec, HandoverAck.spec, HandoverList.spec])
  private static let repair = group(
    "repair", "维修", Text(en: "Repairs, from the fault to the end.", zh: "维修：从报修到结束。"),
    [
      RepairStart.spec, RepairDiagnose.spec, RepairWaitFor.spec, RepairResume.spec, RepairPart.spec,
      RepairSend.spec, RepairBack.spec, RepairSwap.spec, RepairDone.spec, RepairCancel.spec, RepairList.spec,
      RepairShow.spec,
    ])
  private static let stocktake = group(
    "stocktake", "盘点", Text(en: "Stocktakes: is everything there?", zh: "盘点：账实是否相符。"),
    [
      StocktakeStart.spec, StocktakeScan.spec, StocktakeStatus.spec, StocktakeList.spec, StocktakeSign.spec,
      StocktakeClose.spec, StocktakeApply.spec, StocktakeReview.spec,
    ])
  private static let warranty = group(
    "warranty", "保修", Text(en: "Warranties.", zh: "保修。"), [WarrantySet.spec])
  private static let order = group(
    "order", "采购", Text(en: "Purchases, from the wish to the order.", zh: "采购：从申请到下单。"),
    [OrderRequest.spec, OrderApprove.spec, OrderPlace.spec, OrderCancel.spec, OrderList.spec, OrderShow.spec])
  private static let hold = group(
    "hold", "冻结", Text(en: "Keep assets as they are for a case.", zh: "因案件冻结资产。"),
    [HoldPlace.spec, HoldLift.spec])
  private static let media = group(
    "media", "介质", Text(en: "What became of media.", zh: "介质的去向。"), [MediaList.spec, MediaLost.spec])
  private static let part = group(
    "part", "部件", Text(en: "Parts, wherever they are.", zh: "部件的位置和经历。"), [PartShow.spec, PartHistory.spec])
  private static let desk = group(
    "desk", "桌面", Text(en: "What stands beside machines.", zh: "机器所接的外设。"), [DeskConfirm.spec])
  private static let manifest = group(
    "manifest", "移交", Text(en: "Loads that leave the house together.", zh: "整批移交处置。"),
    [
      ManifestOpen.spec, ManifestAdd.spec, ManifestRemove.spec, ManifestRelease.spec, ManifestReceipt.spec,
      ManifestClose.spec, ManifestRefuse.spec, ManifestList.spec, ManifestShow.spec,
    ])
  private static let vendor = group(
    "vendor", "供应商", Text(en: "Vendors and their permits.", zh: "供应商及其资质。"),
    [VendorAdd.spec, VendorCertify.spec, VendorList.spec, VendorShow.spec])
  private static let identity = group(
    "identity", "识别", Text(en: "Verdicts about machines.", zh: "机器识别判定。"), [IdentityReplay.spec])
  private static let conflict = group(
    "conflict", "冲突", Text(en: "Scans that may be one of ours.", zh: "待确认属于哪台机器的扫描。"),
    [ConflictList.spec, ConflictShow.spec, ConflictResolve.spec, ConflictReopen.spec])
  private static let person = group(
    "person", "人员", Text(en: "People.", zh: "人员。"),
    [
      PersonAdd.spec, personImport, PersonList.spec, personRole, PersonOffboard.spec, PersonLeave.spec,
      PersonRejoin.spec,
      PersonAlias.spec, PersonErase.spec,
    ])
  private static let personRole = group(
    "role", "角色", Text(en: "What people may do.", zh: "人员的角色。"), [PersonRoleAdd.spec, PersonRoleRemove.spec])
  private static let personImport = group(
    "import", "导入", Text(en: "People from a list.", zh: "批量导入人员。"), [PersonImport.spec])
  private static let location = group(
    "location", "地点", Text(en: "Places.", zh: "地点。"), [LocationAdd.spec, LocationList.spec])
  private static let breach = group(
    "breach", "数据泄露", Text(en: "Data that was lost.", zh: "数据丢失的上报。"), [BreachFiled.spec])
  private static let report = CommandSpec("report", zh: "报表", summary: Text(en: "Reports.", zh: "报表。")) {
    CommandDetails(sections: [
      CommandDetails.Section(
        Text(en: "THINGS", zh: "资产"),
        [
          ReportWarranty.spec, ReportLoans.spec, ReportCustody.spec, ReportDesks.spec, ReportRepairs.spec,
          ReportReplacements.spec,
          ReportDisposal.spec,
          ReportStock.spec, ReportHolders.spec, ReportValue.spec, ReportAge.spec, ReportCost.spec,
          ReportJournal.spec, ReportWaste.spec,
        ]),
      CommandDetails.Section(
        Text(en: "PARTS", zh: "部件"), [ReportUnmatchedMedia.spec, ReportStripped.spec, ReportHarvest.spec]),
      CommandDetails.Section(
        Text(en: "CHECKS", zh: "核查"),
        [
          ReportStocktake.spec, ReportExceptions.spec, ReportTwins.spec, ReportSingleControl.spec,
          ReportRefusals.spec, ReportLeavers.spec, ReportBreaches.spec,
        ]),
    ])
  }
  private static let printing = group(
    "print", "打印", Text(en: "Papers to sign, to file and to hand over.", zh: "打印单据。"),
    [
      PrintCard.spec, PrintHandover.spec, PrintStocktake.spec, PrintCertificate.spec, PrintDisposal.spec,
      PrintRepair.spec, PrintWarranty.spec, PrintReport.spec,
    ])
  private static let export = group(
    "export", "导出", Text(en: "Data for other programs.", zh: "导出数据。"),
    [
      ExportCSV.spec, ExportJSON.spec, ExportNDJSON.spec, ExportWorkbook.spec, ExportSnipe.spec,
      ExportGLPI.spec,
      ExportCycloneDX.spec, ExportCalendar.spec, ExportPrometheus.spec, ExportAuditPack.spec,
    ])
  private static let importing = group(
    "import", "导入", Text(en: "Tables of other systems.", zh: "导入其他系统的表格。"), [ImportCSV.spec, ImportUndo.spec])
  private static let ledger = group(
    "ledger", "账本", Text(en: "The ledger and its proof.", zh: "账本及其证明。"),
    [LedgerVerify.spec, LedgerLog.spec, LedgerHead.spec, LedgerRebuild.spec])

  private static let checkpoint = group(
    "checkpoint", "检查点", Text(en: "Signed heads, and who else signed them.", zh: "已签名的账本头及共同签署。"),
    [CheckpointList.spec, CheckpointCosign.spec, CheckpointImport.spec])

  private static let policy = group(
    "policy", "制度", Text(en: "What the house has laid down.", zh: "管理制度。"),
    [PolicyShow.spec, PolicyCheck.spec, PolicySet.spec])

  private static let backup = group(
    "backup", "备份", Text(en: "Copies of the roll, and whether they hold.", zh: "账册的备份及其校验。"),
    [BackupCreate.spec, BackupList.spec, BackupVerify.spec, BackupDrill.spec])

  private static func group(
    _ name: String, _ zh: String, _ summary: Text,
    _ commands: @autoclosure @escaping @Sendable () -> [CommandSpec]
  ) -> CommandSpec {
    CommandSpec(name, zh: zh, summary: summary) { CommandDetails(subcommands: commands()) }
  }
}
