terraform {
  required_providers {
    aws1 = {
      source  = "hashicorp/aws" # the cloud
      version = "~> 5.0"
    }
  }
}

terraform {
  required_providers {
    aws2 = {
      source  = "hashicorp/aws" # the cloud
      version = "~> 5"
    }
  }
}

terraform {
  required_providers {
    aws3 = {
      source  = "hashicorp/aws" # the cloud
      version = "~> 5.31.0"
    }
  }
}

terraform {
  required_providers {
    aws4 = {
      source  = "hashicorp/aws" # the cloud
      version = ">= 5.0, < 6.0"
    }
  }
}

terraform {
  required_providers {
    aws5 = {
      source  = "hashicorp/aws" # the cloud
      version = "= 5.31.0"
    }
  }
}

terraform {
  required_providers {
    aws6 = {
      source  = "hashicorp/aws" # the cloud
      version = ">= 4.9.0, != 5.40.0, < 6.0.0"
    }
  }
}

terraform {
  required_providers {
    aws7 = {
      source  = "hashicorp/aws" # the cloud
      version = "< 6.0"
    }
  }
}

terraform {
  required_providers {
    aws8 = {
      source  = "hashicorp/aws" # the cloud
      version = "latest"
    }
  }
}

terraform {
  required_providers {
    aws9 = {
      source  = "hashicorp/aws" # the cloud
      version = ">= 5.46"
    }
  }
}

terraform {
  required_providers {
    aws10 = {
      source  = "hashicorp/aws" # the cloud
      version = ">= 4.9.0, < 8.0"
    }
  }
}

terraform {
  required_providers {
    aws11 = {
      source  = "hashicorp/aws" # the cloud
      version = ">= 4, != 6.1.0"
    }
  }
}
