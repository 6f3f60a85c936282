CREATE TABLE "feedback" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid,
	"subject" text NOT NULL,
	"about" text,
	"subject_key" text NOT NULL,
	"language" text NOT NULL,
	"rating" text,
	"comment" text,
	"mail" text,
	"door" text NOT NULL,
	"state" text NOT NULL,
	"unit_id" uuid,
	"note" text,
	"answer" text,
	"answered_at" timestamp with time zone,
	"received_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "feedback_in_county" UNIQUE("county_id","id")
);
--> statement-breakpoint
ALTER TABLE "feedback" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_unit" FOREIGN KEY ("county_id","unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "feedback_by_state" ON "feedback" USING btree ("county_id","state","received_at");--> statement-breakpoint
CREATE INDEX "feedback_by_subject" ON "feedback" USING btree ("county_id","subject_key");--> statement-breakpoint
CREATE POLICY "feedback_county" ON "feedback" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));