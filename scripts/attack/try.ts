process.env.POWERTOOLS_LOG_LEVEL ??= 'CRITICAL';
const [file, only] = process.argv.slice(2);
const module = await import(`./${file}.ts`);
for (const list of Object.values(module))
  if (Array.isArray(list))
    for (const a of list) {
      if (only && !a.what.includes(only)) continue;
      const t = performance.now();
      const found = await a.run(undefined as never).catch((e: Error) => `could not be tried: ${e.stack}`);
      console.log(found === undefined ? 'held' : found, '|', a.by, a.what, Math.round(performance.now() - t));
    }
