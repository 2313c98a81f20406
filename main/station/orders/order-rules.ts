import type { OrderAreas, OrderKind, OrderLimit, OrderLink } from '../../../shared/model/order-kind.ts';
import type { OrderLane } from '../../../shared/model/order.ts';
import { isWorkday } from '../../../shared/time/workdays.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { step } from './order.ts';

/** A link of a kind, worked out: steps as numbers. */
export interface LinkPlan {
  key: string;
  lane: OrderLane;
  /** Any of these ends it. */
  done: readonly number[];
  /** It begins with the creation, or with the first of these. */
  from: readonly number[] | null;
  limits: Record<Area, OrderLimit>;
}
export type Area = 'urban' | 'rural' | 'remote';

/** A kind of orders, worked out; one that the settings do not know has no links. */
export interface KindPlan {
  key: string;
  suspends: boolean;
  links: readonly LinkPlan[];
}

/** By which settings orders are read. Looked up by names' codes, which are few: each is worked out once. */
export interface OrderRules {
  zone: Zone;
  /** Those of the settings, in their order. */
  kinds: readonly OrderKind[];
  kindOf(name: number): KindPlan;
  areaOf(region: number): Area;
  /** When a limit that counts from `from` is reached, were no clock stopped. Epoch ms. */
  limitAt(limit: OrderLimit, from: number): number;
}

/** What of the settings is about orders. */
export type OrderSettings = Pick<Settings, 'orderKinds' | 'orderAreas' | 'calendars' | 'zone'>;

/** The rules of a centre. @param text of a name's code; those of regions are paths as JSON. */
export function orderRules(settings: OrderSettings, text: (code: number) => string): OrderRules {
  const { orderKinds, orderAreas, calendars } = settings;
  const zone = createZone(settings.zone);
  const kinds = new Map<number, KindPlan>();
  const areas = new Map<number, Area>();
  const ends = new Map<number, number>();

  /** The end of the n-th workday after the local day of `from`. */
  function afterWorkdays(from: number, days: number): number {
    const day = zone.dayOf(from);
    const key = day.midnight * 512 + days;
    const known = ends.get(key);
    if (known !== undefined) return known;
    let { date } = day;
    for (let left = days; left > 0;) {
      date = zone.shiftDay(date, 1);
      if (isWorkday(date, calendars.workdays)) left--;
    }
    const { end } = zone.dayByDate(date);
    ends.set(key, end);
    return end;
  }

  return {
    zone,
    kinds: orderKinds,
    kindOf(name) {
      let plan = kinds.get(name);
      if (!plan) kinds.set(name, (plan = planKind(orderKinds, text(name))));
      return plan;
    },
    areaOf(region) {
      let area = areas.get(region);
      if (!area) areas.set(region, (area = findArea(orderAreas, pathOf(text(region)))));
      return area;
    },
    limitAt: (limit, from) =>
      'minutes' in limit ? from + limit.minutes * 60_000 : afterWorkdays(from, limit.workingDays),
  };
}

function planKind(kinds: readonly OrderKind[], key: string): KindPlan {
  const kind = kinds.find((each) => each.key === key);
  return {
    key,
    suspends: kind?.suspends ?? false,
    links: (kind?.links ?? []).map(planLink),
  };
}

function planLink({ key, lane, done, from, within, rural, remote }: OrderLink): LinkPlan {
  return {
    key,
    lane,
    done: done.map((move) => step[move]),
    from: from === 'created' ? null : from.map((move) => step[move]),
    limits: { urban: within, rural: rural ?? within, remote: remote ?? rural ?? within },
  };
}

/** A path that a name's text holds as JSON; empty where nothing was said. */
export function pathOf(text: string): string[] {
  return text === '' ? [] : (JSON.parse(text) as string[]);
}

function findArea({ rural, remote }: OrderAreas, region: readonly string[]): Area {
  const longest = (paths: OrderAreas['rural']): number =>
    Math.max(
      0,
      ...paths.filter((path) => path.every((key, at) => region[at] === key)).map(({ length }) => length),
    );
  const [ofRural, ofRemote] = [longest(rural), longest(remote)];
  if (ofRural === 0 && ofRemote === 0) return 'urban';
  return ofRemote >= ofRural ? 'remote' : 'rural';
}
