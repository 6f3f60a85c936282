-- The search of the back office at scale: each word is looked up in the indexes alone, and no text is parsed again for
-- its rank. Typing mistakes are forgiven when nothing is found without: in titles first, then everywhere.
-- Every index begins with the county: what others wrote is not even looked at.
CREATE EXTENSION IF NOT EXISTS btree_gin;--> statement-breakpoint
DROP INDEX "search_document_words", "search_document_parts";--> statement-breakpoint
CREATE INDEX "search_document_words" ON "search_document" USING gin (county_id, (setweight(to_tsvector('german'::regconfig, folded_title), 'A') || setweight(to_tsvector('german'::regconfig, folded), 'B')));--> statement-breakpoint
CREATE INDEX "search_document_parts" ON "search_document" USING gin (county_id, folded gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "search_document_titles" ON "search_document" USING gin (county_id, folded_title gin_trgm_ops);--> statement-breakpoint
CREATE OR REPLACE FUNCTION search_office(words text[], allowed text[], most int)
RETURNS TABLE (kind text, subject_id text, title text, context text, body text, rank real)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp SET pg_trgm.word_similarity_threshold = 0.5 SET jit = off
AS $$
#variable_conflict use_column
DECLARE
  county uuid := nullif(current_setting('app.county', true), '')::uuid;
  line text := array_to_string(words, ' ');
  count_words int := cardinality(words);
BEGIN
  -- 0: words as they are, by stem or as a part; 1: with mistakes in titles; 2: with mistakes anywhere.
  FOR step IN 0..2 LOOP
    RETURN QUERY
      WITH hit AS (
        SELECT h.id, asked.at, h.stem
        FROM unnest(words) WITH ORDINALITY AS asked (word, at)
        CROSS JOIN LATERAL (
          SELECT d.id, true AS stem FROM search_document d
          WHERE (setweight(to_tsvector('german'::regconfig, d.folded_title), 'A') || setweight(to_tsvector('german'::regconfig, d.folded), 'B'))
              @@ plainto_tsquery('german'::regconfig, asked.word)
            AND d.county_id = county AND d.action = ANY (allowed)
          UNION ALL
          SELECT d.id, false FROM search_document d
          WHERE d.folded LIKE '%' || asked.word || '%' AND d.county_id = county AND d.action = ANY (allowed)
          UNION ALL
          SELECT d.id, false FROM search_document d
          WHERE step = 1 AND length(asked.word) >= 5 AND asked.word <% d.folded_title
            AND d.county_id = county AND d.action = ANY (allowed)
          UNION ALL
          SELECT d.id, false FROM search_document d
          WHERE step = 2 AND length(asked.word) >= 5 AND asked.word <% d.folded
            AND d.county_id = county AND d.action = ANY (allowed)
        ) AS h
      ), found AS (
        SELECT hit.id, count(DISTINCT hit.at) FILTER (WHERE hit.stem) = count_words AS stems
        FROM hit GROUP BY hit.id HAVING count(DISTINCT hit.at) = count_words
      )
      SELECT d.kind, d.subject_id, d.title, d.context, d.body,
        ((CASE WHEN d.folded_title LIKE '%' || words[1] || '%' THEN 2 ELSE 0 END)
          + (CASE WHEN found.stems THEN 1 ELSE 0 END)
          + word_similarity(line, d.folded_title))::real AS rank
      FROM found JOIN search_document d ON d.id = found.id
      ORDER BY rank DESC, d.title
      LIMIT most;
    IF FOUND THEN RETURN; END IF;
  END LOOP;
END
$$;
