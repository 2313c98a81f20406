import type { Station } from '../station/station.ts';

/** What the HTTP side of the hub needs of a station. */
export type HubStation = Pick<Station, 'openViewer' | 'health' | 'messages'>;
