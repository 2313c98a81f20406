/** Schema version 5: work orders. */
export const orders = `
-- body: the facts of an order as bytes (order-codec.ts). created NULL = its creation was not heard of;
-- over NULL = it is open, else the time of its newest fact.
CREATE TABLE orders (
  code INTEGER PRIMARY KEY, source INTEGER NOT NULL, id TEXT NOT NULL, created INTEGER, over INTEGER, body BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX orders_by_id ON orders (source, id);
CREATE INDEX orders_open ON orders (code) WHERE over IS NULL;
CREATE INDEX orders_over ON orders (over) WHERE over IS NOT NULL;
-- What is kept of orders that are removed, by the local day of their creation (its start) and kind (a name's code).
CREATE TABLE order_days (
  day INTEGER NOT NULL, kind INTEGER NOT NULL, created INTEGER NOT NULL, with_limit INTEGER NOT NULL, late INTEGER NOT NULL,
  PRIMARY KEY (day, kind)
) STRICT, WITHOUT ROWID;
`;
