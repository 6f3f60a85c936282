ALTER TABLE "alert" ADD COLUMN "lifted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "wall_sheet" ADD COLUMN "stop" text;--> statement-breakpoint
ALTER TABLE "wall_sheet" ADD COLUMN "wrong_ways" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "wall_sheet" ADD COLUMN "ways_checked_with" uuid;