import type { exportZhCN } from './export-zh-cn.ts';

/** Texts of the written summaries that are no figures: heads, feet and marks. */
export const exportEn: Record<keyof typeof exportZhCN, string> = {
  'export.overview': 'Overview',
  'export.page': 'Page {{page}} of {{pages}}',
  'export.simulated': 'Simulated data',
  'export.corrected': 'Corrected · issue {{issue}}',
  'export.changes': 'What was corrected',
  'export.digest': 'In short',
  'export.writtenAt': 'Made {{at}}',
  'export.span': '{{from}} to {{to}}',
  'export.leader': 'Led by {{leader}}',
  'export.seconds': '{{title}} (s)',
  'export.target': 'Target {{target}}',
  'export.empty': 'Nothing in this time',
  'export.continued': '{{title}} (continued)',
};
