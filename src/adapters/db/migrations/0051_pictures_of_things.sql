ALTER TABLE "event" ADD COLUMN "picture_id" uuid;--> statement-breakpoint
ALTER TABLE "place" ADD COLUMN "picture_id" uuid;