import type { notifyZhCN } from './notify-zh-cn.ts';

/** English texts of what is told outside of Callwall. */
export const notifyEn: Record<keyof typeof notifyZhCN, string> = {
  'hook.title': '{{centre}}: {{headline}} {{what}}',
  'hook.titleMore': '{{centre}}: {{headline}} {{what}}, {{count}} in all',
  'hook.acknowledged': 'Acknowledged ({{role}})',
  'hook.more': '{{count}} more',
  'hook.files': 'Files: {{names}}',
  'fault.summary-not-written': 'Summaries not written: {{n}}',
  'fault.summary-not-written.tip':
    'Check that their folder is there, may be written to and has room; they are written once it has.',
  'fault.webhook-failed': 'Alerts do not reach {{hook}}',
  'fault.webhook-failed.tip':
    'Check the address, the secret and the network of this web-hook; alerts of the last 30 minutes are sent once it is back.',
};
