/** Texts of the written summaries that are no figures: heads, feet and marks. */
export const exportZhCN = {
  'export.overview': '概览',
  'export.page': '第 {{page}} 页，共 {{pages}} 页',
  'export.simulated': '演示数据',
  'export.corrected': '更正 · 第 {{issue}} 版',
  'export.changes': '更正内容',
  'export.digest': '要点',
  'export.writtenAt': '制表 {{at}}',
  'export.span': '{{from}} 至 {{to}}',
  'export.leader': '值班长 {{leader}}',
  'export.seconds': '{{title}}（秒）',
  'export.target': '目标 {{target}}',
  'export.empty': '本期无记录',
  'export.continued': '{{title}}（续）',
} satisfies Record<string, string>;
