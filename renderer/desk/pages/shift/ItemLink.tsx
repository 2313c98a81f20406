import type { DutyItem } from '../../../../shared/model/duty-item.ts';
import { PageLink } from '../../parts/PageLink.tsx';

/** An item, with a link to where it is dealt with. */
export function ItemLink({ item, text }: { item: Pick<DutyItem, 'kind' | 'id'>; text: string }) {
  switch (item.kind) {
    case 'alert':
      return (
        <PageLink page="alerts" state={{ alert: item.id }}>
          {text}
        </PageLink>
      );
    case 'hotspot':
      return (
        <PageLink page="hotspots" state={{ hotspot: item.id }}>
          {text}
        </PageLink>
      );
    case 'order':
      return (
        <PageLink page="orders" state={{ order: item.id }}>
          {text}
        </PageLink>
      );
    case 'note':
      return text;
  }
}
