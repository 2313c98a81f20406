import type { notifyZhCN } from './notify-zh-cn.ts';

/** English texts of what is told outside of Callwall. */
export const notifyEn: Record<keyof typeof notifyZhCN, string> = {
  'hook.title': '{{centre}}: {{headline}} {{what}}',
  'hook.titleMore': '{{centre}}: {{headline}} {{what}}, {{count}} in all',
  'hook.acknowledged': 'Acknowledged ({{role}})',
  'hook.more': '{{count}} more',
  'fault.webhook-failed': 'Alerts do not reach {{hook}}',
  'fault.webhook-failed.tip':
    'Check the address, the secret and the network of this web-hook; alerts of the last 30 minutes are sent once it is back.',
};
