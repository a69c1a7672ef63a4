"""Claims as RDF 1.2 has them: a claim reifies the triple that it is about, which is thereby named and not said."""

from graph.model import Claim
from graph.rdf.iris import Iris
from graph.rdf.quads import Node
from graph.rdf.terms import iri, relation_term
from ontology.vocabulary import RDF

REIFIES = iri(RDF + "reifies")


def reified(claim: Claim, iris: Iris) -> Node | None:
    """Returns what triple a claim reifies, None where it has no object; whether it affirms it stands in the claim."""
    if claim.object is None:
        return None
    subject, target = (iri(iris.of("actor", ref.id)) for ref in (claim.subject, claim.object))
    return iri(iris.of("claim", claim.id)), [(REIFIES, f"<<( {subject} {relation_term(claim.relation)} {target} )>>")]
