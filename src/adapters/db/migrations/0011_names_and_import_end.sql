ALTER TABLE "strategy_import" ADD COLUMN "ended_at" timestamp with time zone;--> statement-breakpoint
-- Who wrote, released or handed in is kept as a reference to the account, so that a changed name shows everywhere.
-- A name that several accounts share stays as it is.
UPDATE "status_note" SET "author_name" = 'account:' || "author_id" WHERE "author_id" IS NOT NULL;--> statement-breakpoint
UPDATE "status_note" s SET "released_by" = 'account:' || u.id FROM "auth"."user" u
  WHERE u.name = s.released_by AND NOT EXISTS (SELECT 1 FROM "auth"."user" o WHERE o.name = u.name AND o.id <> u.id);--> statement-breakpoint
UPDATE "strategy_import" s SET "created_by" = 'account:' || u.id FROM "auth"."user" u
  WHERE u.name = s.created_by AND NOT EXISTS (SELECT 1 FROM "auth"."user" o WHERE o.name = u.name AND o.id <> u.id);--> statement-breakpoint
UPDATE "strategy_import_action" s SET "by" = 'account:' || u.id FROM "auth"."user" u
  WHERE u.name = s.by AND NOT EXISTS (SELECT 1 FROM "auth"."user" o WHERE o.name = u.name AND o.id <> u.id);--> statement-breakpoint
UPDATE "stored_file" s SET "created_by" = 'account:' || u.id FROM "auth"."user" u
  WHERE u.name = s.created_by AND NOT EXISTS (SELECT 1 FROM "auth"."user" o WHERE o.name = u.name AND o.id <> u.id);
