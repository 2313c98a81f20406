/** Schema version 7: which order a message in quarantine is about, so that nobody searches its masked text for it. */
export const quarantinedOrders = `
-- type: of the event, where it is one that is known, else ''. order_code: the order that it is about; NULL = of none that is known.
ALTER TABLE quarantine ADD COLUMN type TEXT NOT NULL DEFAULT '';
ALTER TABLE quarantine ADD COLUMN order_code INTEGER;
-- What was kept before is searched once; an order whose id was masked there stays unknown.
UPDATE quarantine SET type = CASE
  WHEN raw LIKE '%"type":"order.created"%' THEN 'order.created'
  WHEN raw LIKE '%"type":"order.moved"%' THEN 'order.moved'
  WHEN raw LIKE '%"type":"record.invalid"%' THEN 'record.invalid' ELSE '' END;
UPDATE quarantine SET order_code = (SELECT o.code FROM orders o WHERE o.source = quarantine.source
  AND o.id = json_extract(quarantine.raw, '$.data.order')) WHERE type LIKE 'order.%' AND json_valid(raw);
CREATE INDEX quarantine_by_type ON quarantine (type, source);
CREATE INDEX quarantine_by_order ON quarantine (order_code) WHERE order_code IS NOT NULL;
`;
