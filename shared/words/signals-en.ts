import type { signalsZhCN } from './signals-zh-cn.ts';

/** The same in English. */
export const signalsEn: Record<keyof typeof signalsZhCN, string> = {
  'signal.feed.age.text':
    'How long ago, by the centre’s clock, the newest event or heartbeat of the source was; the source tells its time.',
  'signal.feed.rate.text':
    'Events of this source that were counted in the last whole second; not those that came twice or went to quarantine.',
  'signal.feed.behind.text':
    'Events that the source says it has and the station has not committed yet; none for a replay.',
  'signal.feed.missing.text':
    'Sequence numbers that will never come, from what the source says of its gaps; not those that can still be caught up.',
  'signal.feed.quarantined.text':
    'Messages of this source that could not be counted and are kept as they came.',
  'signal.feed.skew.text':
    'The time in the newest heartbeat of the source less the station’s clock, transmission included; above zero the source is fast.',
  'signal.feed.late.text': 'Events that came after their slot was closed and were entered at their own time.',
  'signal.feed.duplicates.text':
    'Events whose number was committed before: acknowledged, and not counted again.',
  'signal.feed.newestEvent.text':
    'The newest time of an event of this source that was committed, by the clock of the source.',
  'signal.feed.gap.text': 'The numbers of this gap: the last less the first, plus one.',
  'signal.quarantine.text':
    'Messages now in quarantine of the chosen source and reason; those past the time of keeping are gone.',
  'signal.station.uptime.text': 'How long the station’s process has been running.',
  'signal.station.memory.text': 'Physical memory of the process (RSS), shared code included.',
  'signal.station.loop.text': 'How late the process came to its work: the median and the 99th percentile.',
  'signal.station.commits.text':
    'How often events were written to the database and to the disk, and the median and 99th percentile of the time it took.',
  'signal.station.events.text': 'Events of all sources that were written and counted.',
  'signal.station.late.text':
    'Events of all sources that came after their slot was closed and were still entered.',
  'signal.station.duplicates.text':
    'Events of all sources whose number was committed before and that were not counted again.',
  'signal.station.malformed.text':
    'Frames that are none of the protocol of sources; the connection is closed, and the frame kept in quarantine.',
  'signal.station.viewers.text':
    'Walls and desks connected to the station at this moment, this page included.',
  'signal.station.size.text':
    'Pages of the database times the bytes of a page, without the log to be merged.',
  'signal.station.wal.text': 'Size of the log (WAL) that is committed and not yet merged into the main file.',
  'signal.station.free.text': 'Pages that clean-ups left free for use; the file gets no smaller by them.',
  'signal.station.disk.text':
    'Room that this program may use on the disk of the data folder, and the size of the disk.',
  'signal.station.closed.text': 'Days that are entered no more: their figures are final.',
  'signal.shell.station.text':
    'How often the application started its station’s process again because it had ended or no longer answered.',
  'signal.shell.pages.text':
    'How often a page of this application was loaded again because its process had ended or hung.',
  'signal.shell.gpu.text':
    'How often the graphics process ended; after three times the application draws in software.',
  'signal.shell.crashes.text':
    'Reports of crashes that lie in this application’s folder on this machine; they go nowhere.',
  'signal.load.notices.text':
    'Calls for attention: alerts of one severity raised shortly after one another are one, passing on is another; inhibited, shelved and backfilled ones call nobody.',
  'signal.load.raised.text': 'Alerts that were raised, each time anew, before they are told together.',
  'signal.load.tenMinutes.text':
    'Calls for attention in these ten minutes; more than ten are a flood (EEMUA 191).',
  'signal.load.severity.text':
    'Calls for attention of this severity in the last hour; all severities together are the total.',
  'signal.load.chattering.text':
    'How often one rule was raised in one scope; listed from three times on, at most twenty (ISA-18.2).',
  'signal.load.standing.text':
    'How long the alert has been firing; listed from a day on, at most twenty (ISA-18.2).',
  'signal.alerts.states.text':
    'Alerts at this moment: firing includes those that recover; watched ones have not lasted long enough; resolved ones stay for two minutes. Acknowledged and shelved ones are included.',
  'signal.faults.open.text':
    'Faults that the station has found and that are still there: sources cut off or in conflict, clocks, quarantine, the disk.',
  'signal.load.raised': 'Alerts raised',
  'signal.faults.open': 'Open faults',
  'signal.over': 'Over which time',
  'signal.origin': 'Where it comes from',
  'signal.station': 'The station',
  'signal.formula':
    'Measured by Callwall of itself, no metric of the business; no formula setting changes it.',
  'signal.gone':
    'It is not there: the source, the gap or the alert has gone, or there is no application around this page.',
  'signal.quarantine.count': '{{count}} messages',
  'reading.window': 'Rolling window of {{window}} as of {{at}}',
  'reading.moment': 'At the moment {{at}}',
  'reading.limit': 'The rule wants',
  'reading.sample': 'Of',
  'reading.rule': 'Rule',
  'reading.revision': '{{rule}}, revision {{revision}}',
  'reading.unsure':
    'The rule has changed since or cannot be seen: the formula is shown for the event ledger and the first threshold, the value is what the rule saw.',
  'reading.seen': 'This is what the rule saw when it judged, as in the inbox and in notices.',
  'reading.gone': 'This alert is no longer in the inbox; its readings are in the journal.',
  'signal.unit.span': 'lapse of time',
  'signal.unit.perSecond': 'events a second',
  'signal.unit.events': 'events',
  'signal.unit.messages': 'messages',
  'signal.unit.ms': 'milliseconds',
  'signal.unit.moment': 'time',
  'signal.unit.bytes': 'bytes (1 KiB = 1024)',
  'signal.unit.commits': 'times; milliseconds',
  'signal.unit.frames': 'frames',
  'signal.unit.screens': 'pages',
  'signal.unit.pages': 'database pages',
  'signal.unit.days': 'days',
  'signal.unit.notices': 'notices',
  'signal.unit.alerts': 'alerts',
  'signal.unit.raises': 'times',
  'signal.unit.reports': 'reports',
  'signal.unit.faults': 'faults',
  'signal.over.now': 'the moment it was read',
  'signal.over.second': 'the last whole second',
  'signal.over.ever': 'since the source first connected; a restart keeps it',
  'signal.over.gap': 'this gap',
  'signal.over.kept': 'as long as quarantine is kept',
  'signal.over.start': 'since the process started',
  'signal.over.shell': 'since the application started',
  'signal.over.halfMinute': 'the last whole 30 seconds',
  'signal.over.commits': 'the count since the process started; the times of the last 256',
  'signal.over.database': 'since the database was made; a restart keeps it',
  'signal.over.hour': 'the last 60 minutes, rolling',
  'signal.over.tenMinutes': 'one of six spans of ten minutes, back from now',
  'signal.over.lastTen': 'the last ten minutes, rolling',
  'signal.over.firing': 'since it was raised',
  'signal.origin.frames': 'frames of the source and their numbers',
  'signal.origin.process': 'measured by the station’s process itself',
  'signal.origin.shell': 'the application around this page',
  'signal.origin.database': 'the database: what it keeps and says of itself',
  'signal.origin.system': 'the operating system',
  'signal.origin.quarantine': 'the quarantine in the database',
  'signal.origin.notices': 'the notices of the alert engine',
  'signal.origin.judge': 'the alert engine and its rules',
};
