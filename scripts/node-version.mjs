// Loaded by whatever Node is installed, so it must run on old ones: no syntax newer than ES2015 modules.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    `This bot needs Node 24 or newer; this is ${process.versions.node}. Run it through npm (npm start, npm run kpi) after npm ci, or install Node 24 from nodejs.org.\n`,
  );
  process.exit(1);
}
