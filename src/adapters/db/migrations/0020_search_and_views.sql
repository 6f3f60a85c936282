CREATE TABLE "search_document" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"title" text NOT NULL,
	"context" text NOT NULL,
	"body" text NOT NULL,
	"action" text NOT NULL,
	"folded_title" text NOT NULL,
	"folded" text NOT NULL,
	CONSTRAINT "search_document_once" UNIQUE("county_id","kind","subject_id")
);
--> statement-breakpoint
ALTER TABLE "search_document" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "search_state" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"waiting_since" timestamp with time zone,
	CONSTRAINT "search_state_once" UNIQUE("county_id")
);
--> statement-breakpoint
ALTER TABLE "search_state" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "saved_view" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"strategy_id" uuid NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"shared" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "saved_view" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_strategy" FOREIGN KEY ("county_id","strategy_id") REFERENCES "public"."strategy"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "saved_view_by_strategy" ON "saved_view" USING btree ("county_id","strategy_id");--> statement-breakpoint
CREATE POLICY "search_document_county" ON "search_document" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "search_state_county" ON "search_state" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "saved_view_county" ON "saved_view" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE INDEX "search_document_words" ON "search_document" USING gin ((setweight(to_tsvector('german'::regconfig, folded_title), 'A') || setweight(to_tsvector('german'::regconfig, folded), 'B')));--> statement-breakpoint
CREATE INDEX "search_document_parts" ON "search_document" USING gin (folded gin_trgm_ops);--> statement-breakpoint
-- Under a row policy PostgreSQL uses neither index, because the operators are not leakproof: the function runs as the owner, and
-- sees only the county that is set on the transaction, and only what the caller's actions allow.
CREATE FUNCTION search_office(words text[], allowed text[], most int)
RETURNS TABLE (kind text, subject_id text, title text, context text, body text, rank real)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET pg_trgm.word_similarity_threshold = 0.5
AS $$
  WITH asked AS (SELECT plainto_tsquery('german'::regconfig, array_to_string(words, ' ')) AS query, array_to_string(words, ' ') AS line)
  SELECT d.kind, d.subject_id, d.title, d.context, d.body,
    ((CASE WHEN d.folded_title LIKE '%' || words[1] || '%' THEN 2 ELSE 0 END)
      + (CASE WHEN (setweight(to_tsvector('german'::regconfig, d.folded_title), 'A') || setweight(to_tsvector('german'::regconfig, d.folded), 'B')) @@ asked.query THEN 1 ELSE 0 END)
      + word_similarity(asked.line, d.folded_title))::real AS rank
  FROM search_document d, asked
  WHERE d.county_id = (SELECT nullif(current_setting('app.county', true), '')::uuid)
    AND d.action = ANY (allowed)
    AND ((setweight(to_tsvector('german'::regconfig, d.folded_title), 'A') || setweight(to_tsvector('german'::regconfig, d.folded), 'B')) @@ asked.query
      OR d.folded LIKE '%' || words[1] || '%'
      OR words[1] <% d.folded)
    AND ((setweight(to_tsvector('german'::regconfig, d.folded_title), 'A') || setweight(to_tsvector('german'::regconfig, d.folded), 'B')) @@ asked.query
      OR NOT EXISTS (
        SELECT 1 FROM unnest(words) AS word
        WHERE NOT (d.folded LIKE '%' || word || '%'
          OR to_tsvector('german'::regconfig, d.folded) @@ plainto_tsquery('german'::regconfig, word)
          OR (length(word) >= 5 AND word <% d.folded))))
  ORDER BY rank DESC, d.title
  LIMIT most
$$;
