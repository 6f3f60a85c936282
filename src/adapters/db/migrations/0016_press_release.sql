CREATE TABLE "press_release" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"node_id" uuid NOT NULL,
	"headline" text NOT NULL,
	"text" text NOT NULL,
	"figure" text,
	"figure_source" text,
	"languages" text[] NOT NULL,
	"internal_note" text,
	"state" text DEFAULT 'draft' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	"released_at" timestamp with time zone,
	"released_by" text,
	"published_on" date,
	"link" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "press_release_figure" CHECK ("press_release"."figure" is null or "press_release"."figure_source" is not null),
	CONSTRAINT "press_release_published" CHECK (("press_release"."state" = 'published') = ("press_release"."published_on" is not null))
);
--> statement-breakpoint
ALTER TABLE "press_release" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "press_release" ADD CONSTRAINT "press_release_node" FOREIGN KEY ("county_id","node_id") REFERENCES "public"."strategy_node"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "press_release_by_county" ON "press_release" USING btree ("county_id","created_at");--> statement-breakpoint
CREATE INDEX "press_release_by_node" ON "press_release" USING btree ("county_id","node_id");--> statement-breakpoint
CREATE POLICY "press_release_county" ON "press_release" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));