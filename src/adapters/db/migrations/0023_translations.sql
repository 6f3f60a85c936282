CREATE TABLE "translation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"field" text NOT NULL,
	"language" text NOT NULL,
	"text" text NOT NULL,
	"source_hash" text NOT NULL,
	"state" text NOT NULL,
	"translated_by" text NOT NULL,
	"translated_at" timestamp with time zone NOT NULL,
	"checked_at" timestamp with time zone,
	CONSTRAINT "translation_once" UNIQUE("county_id","subject_id","field","language")
);
--> statement-breakpoint
ALTER TABLE "translation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
-- Titles were translated beside their source: the present title is what they were made of.
INSERT INTO "translation" ("id", "county_id", "subject_type", "subject_id", "field", "language", "text", "source_hash", "state", "translated_by", "translated_at", "checked_at")
SELECT gen_random_uuid(), n."county_id", 'node', n."id", 'title', words.key, words.value ->> 'title',
  encode(sha256(convert_to(btrim(n."title", E' \t\n\r'), 'UTF8')), 'hex'), 'checked', 'Übernahme', now(), now()
FROM "strategy_node" n CROSS JOIN LATERAL jsonb_each(n."translations") AS words(key, value)
WHERE words.value ->> 'title' IS NOT NULL;--> statement-breakpoint
ALTER TABLE "strategy_node" DROP COLUMN "translations";--> statement-breakpoint
CREATE POLICY "translation_county" ON "translation" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));