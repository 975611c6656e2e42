// The least role for Order Archiver, and a user who has it. An administrator runs it once:
//   mongosh "mongodb://ADMINISTRATOR@HOST:27017/?authSource=admin" roles.js
// Change 'Ubereats' if the database has another name; "order-archiver doctor" prints the role for the names in force.
// On Atlas, make a custom role of these actions (Database Access, Custom Roles) instead.
//
// - Nothing in the source is ever written: there is no insert, update or remove on the first five collections.
// - changeStream is for the watch alone.
// - createIndex is for the first run alone, unless the indexes are there (CREATE_INDEXES=false).
db.getSiblingDB('admin').createRole({
  role: 'orderArchiver',
  privileges: [
    { resource: { db: 'Ubereats', collection: 'Commande' }, actions: ['find', 'changeStream', 'listIndexes', 'createIndex'] },
    { resource: { db: 'Ubereats', collection: 'Client' }, actions: ['find'] },
    { resource: { db: 'Ubereats', collection: 'Livreur' }, actions: ['find'] },
    { resource: { db: 'Ubereats', collection: 'Restaurants' }, actions: ['find'] },
    { resource: { db: 'Ubereats', collection: 'Menu' }, actions: ['find'] },
    { resource: { db: 'Ubereats', collection: 'Historique' }, actions: ['find', 'insert', 'listIndexes', 'createIndex'] },
    { resource: { db: 'Ubereats', collection: 'Historique_rejets' }, actions: ['find', 'insert', 'update', 'remove'] }
  ],
  roles: []
});
db.getSiblingDB('admin').createUser({
  user: 'order-archiver',
  pwd: passwordPrompt(),
  roles: [{ role: 'orderArchiver', db: 'admin' }]
});

// Optional, for "order-archiver complete" alone: without it, what was archived incomplete stays so. It sets only what was
// missing, and never a value that was there.
// db.getSiblingDB('admin').grantPrivilegesToRole('orderArchiver', [
//   { resource: { db: 'Ubereats', collection: 'Historique' }, actions: ['update'] }
// ]);

// Optional, for --spare alone: to see flow control, and the lag of each member. The role clusterMonitor has these, too.
// db.getSiblingDB('admin').grantPrivilegesToRole('orderArchiver', [
//   { resource: { cluster: true }, actions: ['serverStatus', 'replSetGetStatus', 'replSetGetConfig'] }
// ]);

// Optional, for "order-archiver doctor" alone: to see how long the watch's resume token lives.
// db.getSiblingDB('admin').grantPrivilegesToRole('orderArchiver', [
//   { resource: { db: 'local', collection: 'oplog.rs' }, actions: ['find'] }
// ]);
