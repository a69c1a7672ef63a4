// Constraints and indexes
// A constraint alone is no index on the embedded engine, so that both stand here.
// Parameters: none
// Row: none; the statements are run one by one.
CREATE CONSTRAINT actorIsOne IF NOT EXISTS FOR (n:Actor) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT articleIsOne IF NOT EXISTS FOR (n:Article) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT claimIsOne IF NOT EXISTS FOR (n:Claim) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT outletIsOne IF NOT EXISTS FOR (n:Outlet) REQUIRE n.name IS UNIQUE;
CREATE CONSTRAINT placeIsOne IF NOT EXISTS FOR (n:Place) REQUIRE n.name IS UNIQUE;
CREATE CONSTRAINT weaponIsOne IF NOT EXISTS FOR (n:Weapon) REQUIRE n.name IS UNIQUE;
CREATE CONSTRAINT touchedIsOne IF NOT EXISTS FOR (n:Touched) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT ungroupedIsOne IF NOT EXISTS FOR (n:Ungrouped) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT rulingIsOne IF NOT EXISTS FOR (n:Ruling) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT storeIsOne IF NOT EXISTS FOR (n:Store) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT decisionIsOne IF NOT EXISTS FOR (n:Decision) REQUIRE n.id IS UNIQUE;
CREATE INDEX actorById IF NOT EXISTS FOR (n:Actor) ON (n.id);
CREATE INDEX articleById IF NOT EXISTS FOR (n:Article) ON (n.id);
CREATE INDEX articleByOrigin IF NOT EXISTS FOR (n:Article) ON (n.origin);
CREATE INDEX articleBySeq IF NOT EXISTS FOR (n:Article) ON (n.seq);
CREATE INDEX claimById IF NOT EXISTS FOR (n:Claim) ON (n.id);
CREATE INDEX claimByRelationId IF NOT EXISTS FOR (n:Claim) ON (n.relationId);
CREATE INDEX claimByGroupId IF NOT EXISTS FOR (n:Claim) ON (n.groupId);
CREATE INDEX claimByRelation IF NOT EXISTS FOR (n:Claim) ON (n.relation);
CREATE INDEX claimBySubjectSide IF NOT EXISTS FOR (n:Claim) ON (n.subjectSide);
CREATE INDEX claimByObjectSide IF NOT EXISTS FOR (n:Claim) ON (n.objectSide);
CREATE INDEX outletByName IF NOT EXISTS FOR (n:Outlet) ON (n.name);
CREATE INDEX placeByName IF NOT EXISTS FOR (n:Place) ON (n.name);
CREATE INDEX weaponByName IF NOT EXISTS FOR (n:Weapon) ON (n.name);
CREATE INDEX touchedById IF NOT EXISTS FOR (n:Touched) ON (n.id);
CREATE INDEX rulingById IF NOT EXISTS FOR (n:Ruling) ON (n.id);
CREATE INDEX ungroupedById IF NOT EXISTS FOR (n:Ungrouped) ON (n.id);
CREATE INDEX printByPrint IF NOT EXISTS FOR (n:Print) ON (n.print);
CREATE INDEX printByArticle IF NOT EXISTS FOR (n:Print) ON (n.article);
CREATE INDEX decisionById IF NOT EXISTS FOR (n:Decision) ON (n.id);
