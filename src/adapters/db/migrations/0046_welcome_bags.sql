CREATE TABLE "language_demand" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"language" text NOT NULL,
	"residents" integer NOT NULL,
	"year" integer NOT NULL,
	"source" text NOT NULL,
	"demonstration" boolean DEFAULT false NOT NULL,
	CONSTRAINT "language_demand_once" UNIQUE("county_id","language")
);
--> statement-breakpoint
ALTER TABLE "language_demand" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "material_contract" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"name" text NOT NULL,
	"agency" text NOT NULL,
	"unit" text NOT NULL,
	"price" integer NOT NULL,
	"minimum" integer DEFAULT 0 NOT NULL,
	"ceiling" integer,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "material_contract_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "material_contract_time" CHECK ("material_contract"."valid_from" <= "material_contract"."valid_to")
);
--> statement-breakpoint
ALTER TABLE "material_contract" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "material_order" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"contract_id" uuid NOT NULL,
	"material_id" uuid NOT NULL,
	"based_on_id" uuid NOT NULL,
	"language" text NOT NULL,
	"quantity" integer NOT NULL,
	"price" integer NOT NULL,
	"ordered_on" date NOT NULL,
	"due" date NOT NULL,
	"delivered_on" date,
	"accepted_on" date,
	"state" text NOT NULL,
	"edition_id" uuid,
	"note" text,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "material_order" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "kit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"title" text NOT NULL,
	"target_group" text NOT NULL,
	"summary" text,
	"unit_id" uuid,
	"wanted" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "kit_in_county" UNIQUE("county_id","id")
);
--> statement-breakpoint
ALTER TABLE "kit" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "kit_handout" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"kit_id" uuid NOT NULL,
	"day" date NOT NULL,
	"language" text NOT NULL,
	"bags" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "kit_handout" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "kit_part" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"kit_id" uuid NOT NULL,
	"material_id" uuid,
	"give_away" text,
	"per_bag" integer NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "kit_part_one" CHECK (num_nonnulls("kit_part"."material_id", "kit_part"."give_away") <= 1)
);
--> statement-breakpoint
ALTER TABLE "kit_part" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "stock_booking" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"day" date NOT NULL,
	"change" integer NOT NULL,
	"reason" text NOT NULL,
	"note" text,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "stock_booking" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "stock_item" (
	"id" uuid PRIMARY KEY NOT NULL,
	"county_id" uuid NOT NULL,
	"material_id" uuid,
	"language" text,
	"give_away" text,
	"unit_id" uuid,
	"count" integer DEFAULT 0 NOT NULL,
	"minimum" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "stock_item_in_county" UNIQUE("county_id","id"),
	CONSTRAINT "stock_item_once" UNIQUE NULLS NOT DISTINCT("county_id","material_id","language","give_away"),
	CONSTRAINT "stock_item_left" CHECK ("stock_item"."count" >= 0),
	CONSTRAINT "stock_item_one" CHECK (num_nonnulls("stock_item"."material_id", "stock_item"."give_away") <= 1),
	CONSTRAINT "stock_item_language" CHECK (("stock_item"."material_id" is null) = ("stock_item"."language" is null))
);
--> statement-breakpoint
ALTER TABLE "stock_item" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "material_order" ADD CONSTRAINT "material_order_contract" FOREIGN KEY ("county_id","contract_id") REFERENCES "public"."material_contract"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "material_order" ADD CONSTRAINT "material_order_material" FOREIGN KEY ("county_id","material_id") REFERENCES "public"."material"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "material_order" ADD CONSTRAINT "material_order_edition" FOREIGN KEY ("county_id","edition_id") REFERENCES "public"."material_edition"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kit" ADD CONSTRAINT "kit_unit" FOREIGN KEY ("county_id","unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kit_handout" ADD CONSTRAINT "kit_handout_kit" FOREIGN KEY ("county_id","kit_id") REFERENCES "public"."kit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kit_part" ADD CONSTRAINT "kit_part_kit" FOREIGN KEY ("county_id","kit_id") REFERENCES "public"."kit"("county_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kit_part" ADD CONSTRAINT "kit_part_material" FOREIGN KEY ("county_id","material_id") REFERENCES "public"."material"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_booking" ADD CONSTRAINT "stock_booking_item" FOREIGN KEY ("county_id","item_id") REFERENCES "public"."stock_item"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_item" ADD CONSTRAINT "stock_item_material" FOREIGN KEY ("county_id","material_id") REFERENCES "public"."material"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_item" ADD CONSTRAINT "stock_item_unit" FOREIGN KEY ("county_id","unit_id") REFERENCES "public"."unit"("county_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "material_order_by_material" ON "material_order" USING btree ("county_id","material_id");--> statement-breakpoint
CREATE INDEX "kit_handout_by_kit" ON "kit_handout" USING btree ("county_id","kit_id");--> statement-breakpoint
CREATE INDEX "kit_part_by_kit" ON "kit_part" USING btree ("county_id","kit_id");--> statement-breakpoint
CREATE INDEX "stock_booking_by_item" ON "stock_booking" USING btree ("county_id","item_id");--> statement-breakpoint
CREATE POLICY "language_demand_county" ON "language_demand" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "material_contract_county" ON "material_contract" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "material_order_county" ON "material_order" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "kit_county" ON "kit" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "kit_handout_county" ON "kit_handout" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "kit_part_county" ON "kit_part" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "stock_booking_county" ON "stock_booking" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "stock_item_county" ON "stock_item" AS PERMISSIVE FOR ALL TO public USING (county_id = (select nullif(current_setting('app.county', true), '')::uuid)) WITH CHECK (county_id = (select nullif(current_setting('app.county', true), '')::uuid));