"""Data sets of others about actors: names and dated memberships in SKOS, ORG, Wikidata's, FOAF's and schema.org's terms.

They bring names and listed memberships, never a claim.
"""

from loaders.datasets.dataset import HEAD, Dataset, Given, TooLarge, is_foreign, read_dataset
from loaders.datasets.loading import load_dataset
from loaders.datasets.matching import Known

__all__ = ["HEAD", "Dataset", "Given", "Known", "TooLarge", "is_foreign", "load_dataset", "read_dataset"]
