import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { etag } from 'hono/etag';
import { createMiddleware } from 'hono/factory';
import type { App } from '#composition/app.ts';
import type { Actor, Ctx } from '#kernel/context.ts';
import { invalidField, unauthenticated } from '#kernel/errors.ts';
import type { Failed } from '#kernel/result.ts';
import { createStrategyInput } from '#modules/strategy/inputs.ts';
import { changeOutput, nodeOutput, statusOutput, strategyOutput, strategySummaryOutput } from '#modules/strategy/outputs.ts';
import type { CountyView } from '#modules/tenancy/contract.ts';
import { page, pageOf, pageQuery } from './paging.ts';
import { problemResponse, problemSchema } from './problem.ts';

const anonymous: Actor = { kind: 'anonymous' };
const countyParams = z.object({ county: z.string().openapi({ param: { in: 'path', name: 'county' }, example: 'heidekreis' }) });
const strategyParams = countyParams.extend({
  strategy: z.string().openapi({ param: { in: 'path', name: 'strategy' }, example: 'integrationsstrategie-2025' }),
});
const language = z.string().optional().openapi({ description: 'BCP 47 tag for titles that have translations.', example: 'ar' });

const countyOutput = z
  .object({ slug: z.string(), ags: z.string(), name: z.string(), officialName: z.string(), languages: z.array(z.string()) })
  .openapi('County');

const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});
const problem = (description: string) => ({ description, content: { 'application/problem+json': { schema: problemSchema } } });

/** The public interface, version 1. Reading needs nothing; writing needs a county's key. */
export function createV1(input: { app: App }): OpenAPIHono {
  const { app } = input;
  const api = new OpenAPIHono({
    defaultHook: (result, context) => {
      if (result.success) return undefined;
      const fields = result.error.issues.map((issue) => ({
        path: issue.path.map(String).join('.'),
        message: issue.message,
        code: issue.code,
      }));
      return problemResponse(context, {
        kind: 'invalid',
        code: 'invalid-input',
        message: fields[0]?.message ?? 'Die Angaben sind nicht vollständig.',
        fields,
      });
    },
  });
  api.use('*', etag());
  api.onError((error, context) => {
    app.log.error({ error: error.stack, path: context.req.path }, 'api');
    if (error.message.startsWith('Malformed JSON'))
      return problemResponse(context, { kind: 'invalid', code: 'malformed-json', message: 'Der Text ist kein gültiges JSON.' });
    return problemResponse(context, {
      kind: 'unavailable',
      code: 'unexpected',
      message: 'Das hat nicht geklappt. Bitte versuchen Sie es später noch einmal.',
    });
  });
  api.notFound((context) =>
    problemResponse(context, { kind: 'not-found', code: 'not-found', message: 'Diese Adresse gibt es nicht.' }),
  );

  const inCounty = async (slug: string): Promise<{ county: CountyView; ctx: Ctx } | null> => {
    const county = await app.counties.bySlug(slug);
    return county ? { county, ctx: app.context({ county, actor: anonymous }) } : null;
  };
  const keyActor = async (county: CountyView, header: string | undefined): Promise<Actor | null> => {
    const key = /^Bearer (\S+)$/i.exec(header ?? '')?.[1];
    return key === undefined ? null : app.identity.apiKeyActor({ county, key });
  };
  const noCounty: Failed = {
    ok: false,
    problem: { kind: 'not-found', code: 'unknown-county', message: 'Diesen Landkreis gibt es hier nicht.' },
  };

  api.openapi(
    createRoute({
      method: 'get',
      path: '/counties',
      summary: 'Counties of this installation',
      request: { query: pageQuery },
      responses: { 200: json(page(countyOutput, 'CountyPage'), 'A page of counties'), 422: problem('Unknown cursor') },
    }),
    async (context) => {
      const counties = (await app.counties.all()).map(publicCounty);
      const answer = pageOf({ items: counties, id: (county) => county.slug, query: context.req.valid('query') });
      if (!answer)
        return problemResponse(
          context,
          invalidField('cursor', 'Diese Stelle gibt es nicht mehr.', 'unknown-cursor').problem,
        ) as never;
      return context.json(answer, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/counties/{county}',
      summary: 'One county',
      request: { params: countyParams },
      responses: { 200: json(countyOutput, 'The county'), 404: problem('No such county') },
    }),
    async (context) => {
      const found = await inCounty(context.req.valid('param').county);
      return found ? context.json(publicCounty(found.county), 200) : (problemResponse(context, noCounty.problem) as never);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/counties/{county}/strategies',
      summary: 'Adopted strategies of a county, the latest first',
      request: { params: countyParams, query: pageQuery },
      responses: {
        200: json(page(strategySummaryOutput, 'StrategyPage'), 'A page of strategies'),
        404: problem('No such county'),
        422: problem('Unknown cursor'),
      },
    }),
    async (context) => {
      const found = await inCounty(context.req.valid('param').county);
      if (!found) return problemResponse(context, noCounty.problem) as never;
      const result = await app.strategy.listPublicStrategies(found.ctx, {});
      if (!result.ok) return problemResponse(context, result.problem) as never;
      const answer = pageOf({ items: result.value, id: (entry) => entry.id, query: context.req.valid('query') });
      if (!answer)
        return problemResponse(
          context,
          invalidField('cursor', 'Diese Stelle gibt es nicht mehr.', 'unknown-cursor').problem,
        ) as never;
      return context.json(answer, 200);
    },
  );

  api.openapi(
    createRoute({
      method: 'post',
      path: '/counties/{county}/strategies',
      summary: 'Lay down a strategy as a draft',
      description:
        'Needs a key of the county with the scope strategies:write. All of it is written or nothing. It is public only once adopted in the back office.',
      security: [{ countyKey: [] }],
      middleware: [
        // Who may not write learns nothing about the body.
        createMiddleware(async (context, next) => {
          const found = await inCounty(context.req.param('county') ?? '');
          if (!found) return problemResponse(context, noCounty.problem);
          const actor = await keyActor(found.county, context.req.header('authorization'));
          if (!actor) return problemResponse(context, unauthenticated().problem);
          return next();
        }),
        bodyLimit({
          maxSize: 10 * 1024 * 1024,
          onError: (context) => problemResponse(context, { kind: 'invalid', code: 'too-large', message: 'Höchstens 10 MiB.' }),
        }),
      ] as const,
      request: {
        params: countyParams,
        body: { required: true, content: { 'application/json': { schema: createStrategyInput } } },
      },
      responses: {
        201: json(z.object({ id: z.uuid(), key: z.string() }), 'Laid down as a draft'),
        401: problem('No key, or one that is not valid here'),
        403: problem('The key does not allow this'),
        404: problem('No such county'),
        409: problem('The key of the strategy is taken'),
        422: problem('The strategy has faults'),
      },
    }),
    async (context) => {
      const found = await inCounty(context.req.valid('param').county);
      if (!found) return problemResponse(context, noCounty.problem) as never;
      const actor = await keyActor(found.county, context.req.header('authorization'));
      if (!actor) return problemResponse(context, unauthenticated().problem) as never;
      const result = await app.strategy.createStrategy(app.context({ county: found.county, actor }), context.req.valid('json'));
      return result.ok ? context.json(result.value, 201) : (problemResponse(context, result.problem) as never);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/counties/{county}/strategies/{strategy}',
      summary: 'A strategy with its measured tree',
      request: {
        params: strategyParams,
        query: z.object({
          language,
          at: z.iso.date().optional().openapi({ description: 'State of affairs at the end of this day.' }),
        }),
      },
      responses: {
        200: json(strategyOutput, 'The strategy'),
        404: problem('No such county or strategy'),
        422: problem('A wrong date'),
      },
    }),
    async (context) => {
      const { county, strategy } = context.req.valid('param');
      const query = context.req.valid('query');
      const found = await inCounty(county);
      if (!found) return problemResponse(context, noCounty.problem) as never;
      const result = await app.strategy.readPublicStrategy(found.ctx, {
        key: strategy,
        language: query.language ?? 'de',
        at: query.at ?? null,
      });
      return result.ok ? context.json(result.value, 200) : (problemResponse(context, result.problem) as never);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/counties/{county}/strategies/{strategy}/changes',
      summary: 'What changed between two days',
      request: { params: strategyParams, query: z.object({ from: z.iso.date(), to: z.iso.date() }) },
      responses: {
        200: json(z.object({ items: z.array(changeOutput) }), 'The changes'),
        404: problem('No such county or strategy'),
        422: problem('Wrong days'),
      },
    }),
    async (context) => {
      const { county, strategy } = context.req.valid('param');
      const found = await inCounty(county);
      if (!found) return problemResponse(context, noCounty.problem) as never;
      const all = await app.strategy.listPublicStrategies(found.ctx, {});
      const row = all.ok ? all.value.find((entry) => entry.key === strategy) : undefined;
      if (!row)
        return problemResponse(context, {
          kind: 'not-found',
          code: 'not-found',
          message: 'Diese Strategie gibt es hier nicht.',
        }) as never;
      const result = await app.strategy.listChanges(found.ctx, { strategyId: row.id, ...context.req.valid('query') });
      return result.ok ? context.json({ items: result.value }, 200) : (problemResponse(context, result.problem) as never);
    },
  );

  api.openapi(
    createRoute({
      method: 'get',
      path: '/counties/{county}/strategies/{strategy}/nodes/{node}',
      summary: 'One goal or measure with the history of its reports',
      request: {
        params: strategyParams.extend({ node: z.uuid().openapi({ param: { in: 'path', name: 'node' } }) }),
        query: z.object({ language }),
      },
      responses: {
        200: json(z.object({ node: nodeOutput, history: z.array(statusOutput) }), 'The node'),
        404: problem('No such node'),
      },
    }),
    async (context) => {
      const { county, strategy, node } = context.req.valid('param');
      const found = await inCounty(county);
      if (!found) return problemResponse(context, noCounty.problem) as never;
      const result = await app.strategy.readPublicNode(found.ctx, {
        nodeId: node,
        language: context.req.valid('query').language ?? 'de',
      });
      if (!result.ok) return problemResponse(context, result.problem) as never;
      if (result.value.strategy.key !== strategy)
        return problemResponse(context, {
          kind: 'not-found',
          code: 'not-found',
          message: 'Diesen Eintrag gibt es hier nicht.',
        }) as never;
      return context.json({ node: result.value.node, history: result.value.history }, 200);
    },
  );

  api.openAPIRegistry.registerComponent('securitySchemes', 'countyKey', {
    type: 'http',
    scheme: 'bearer',
    description: 'Key of a county, made in its back office.',
  });
  api.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Kreislotse',
      version: '1',
      description: 'Strategies of German counties and what becomes of them.',
      license: { name: 'EUPL-1.2' },
    },
    servers: [{ url: `${app.config.origin}/api/v1` }],
  });
  return api;
}

const publicCounty = (county: CountyView) => ({
  slug: county.slug,
  ags: county.ags,
  name: county.name,
  officialName: county.officialName,
  languages: county.languages,
});
