/** Texts of what is told outside of Callwall: web-hooks. */
export const notifyZhCN = {
  'hook.title': '{{centre}}：{{headline}} {{what}}',
  'hook.titleMore': '{{centre}}：{{headline}} {{what}} 等 {{count}} 条',
  'hook.acknowledged': '已确认（{{role}}）',
  'hook.more': '另有 {{count}} 条',
  'hook.files': '文件：{{names}}',
  'fault.summary-not-written': '{{n}} 份报表未能写出',
  'fault.summary-not-written.tip': '核对报表目录是否存在、可写、磁盘有空间；恢复后自动补写。',
  'fault.webhook-failed': '告警未能送达 {{hook}}',
  'fault.webhook-failed.tip': '核对该推送的地址、密钥与网络；恢复后自动补发 30 分钟内的告警。',
} as const;
