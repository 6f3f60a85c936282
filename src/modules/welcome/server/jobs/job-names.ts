/** Queues of the module. */
export const alertsJob = 'welcome.read-alerts';
export const pushJob = 'welcome.push';
export const linksJob = 'welcome.check-links';
export const wallJob = 'welcome.check-wall-sheets';
