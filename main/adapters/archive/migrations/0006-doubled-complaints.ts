/** Schema version 6: a complaint that is told again, in another event or numbering, counts once. */
export const doubledComplaints = `
-- source, complaint: whose and which it is; doubled 1 = told before, does not count.
ALTER TABLE complaints ADD COLUMN source INTEGER NOT NULL DEFAULT 0;
ALTER TABLE complaints ADD COLUMN complaint TEXT NOT NULL DEFAULT '';
ALTER TABLE complaints ADD COLUMN doubled INTEGER NOT NULL DEFAULT 0;
-- Those that were counted before stay counted, and are known from now on.
UPDATE complaints SET
  source = coalesce((SELECT p.source FROM epochs p WHERE p.code = complaints.epoch), 0),
  complaint = coalesce((SELECT coalesce(json_extract(e.extra, '$.complaint'), json_extract(n.text, '$.complaint'))
    FROM events e LEFT JOIN names n ON n.code = e.rest WHERE e.epoch = complaints.epoch AND e.seq = complaints.seq), '');
CREATE INDEX complaints_by_id ON complaints (source, complaint);
`;
